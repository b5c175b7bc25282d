import { checkBytes } from '../../checks/check-bytes.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyLastLine: Clause = defineClause({
  id: 'body/last-line',
  title: 'A last line without a newline is part of the log, and none is added',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog(sampleLog('last line'), 'the last line, without a newline')
    return checkBytes(await baseline(log), log.written, 'the log with its last line')
  },
})
