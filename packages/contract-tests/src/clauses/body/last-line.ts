import { checkBytes } from '../../checks/check-bytes.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { editReads } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { sampleLog } from '../../samples/sample-log.ts'

export const bodyLastLine = defineClause({
  id: 'body/last-line',
  title: 'A last line without a newline is part of the log, and none is added',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['writtenLog'],
  async check({ arrange, baseline }) {
    const log = await arrange.writtenLog(sampleLog('last line'), 'the last line, without a newline')
    return checkBytes(await baseline(log), log.written, 'the log with its last line')
  },
  brokenBy: faults('bytes', {
    'adds-newline': ['A newline is added to a last line that has none', editReads(/[^\n]$/, '$&\n')],
    'drops-last-line': ['A last line without a newline is lost', editReads(/[^\n]+$/, '')],
  }),
})
