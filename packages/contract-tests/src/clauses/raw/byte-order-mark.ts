import { checkBody } from '../../checks/check-body.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on } from '../../faults/answers.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const rawByteOrderMark = defineClause({
  id: 'raw/byte-order-mark',
  basis: 'documented',
  restsOn: ['raw/verbatim'],
  title: 'A byte-order mark that the program wrote is kept with raw',
  source: cite(parameterPointer('raw')),
  needs: ['writtenLog'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('\ufeff', sampleLog('marked'), '\ufeffonce more\n')
    return checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim')
  },
  brokenBy: faults('bytes', {
    'raw-drops-mark': [
      'A byte-order mark that the program wrote is dropped from the verbatim log',
      answers([ok, on('raw'), off('stream')], edit(/^\u00ef\u00bb\u00bf/, '')),
    ],
  }),
})
