import { checkBody } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn } from '../../faults/wire.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const rawByteOrderMark = defineClause({
  id: 'raw/byte-order-mark',
  title: 'A byte-order mark that the program wrote is kept with raw',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('\ufeff', sampleLog('marked'), '\ufeffonce more\n')
    return checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim')
  },
  brokenBy: [
    faulty(
      'raw-drops-mark',
      'A byte-order mark that the program wrote is dropped from the verbatim log',
      'bytes',
      editReads((text, request) => (isOn(request, 'raw') ? text.replace(/^\u00ef\u00bb\u00bf/, '') : text)),
    ),
  ],
})
