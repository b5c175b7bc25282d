import { checkBody } from '../../checks/check-body.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const rawByteOrderMark: Clause = defineClause({
  id: 'raw/byte-order-mark',
  title: 'A byte-order mark that the program wrote is kept with raw',
  level: 'must',
  source: cite(parameterPointer('raw')),
  needs: ['written-log'],
  async check({ arrange, read }) {
    const log = await arrange.writtenLog('\ufeff', sampleLog('marked'), '\ufeffonce more\n')
    return checkBody(await read(log, { query: 'raw=1' }), log.written, 'the log verbatim')
  },
})
