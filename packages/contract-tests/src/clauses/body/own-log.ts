import { checkBytes } from '../../checks/check-bytes.ts'
import { sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const bodyOwnLog: Clause = defineClause({
  id: 'body/own-log',
  title: 'An id brings its own log and no line of another',
  level: 'must',
  source: cite(parameterPointer('buildOrRunId')),
  needs: ['written-log'],
  async check({ arrange, baseline }) {
    const one = await arrange.writtenLog(sampleLog('the one'))
    const other = await arrange.writtenLog(sampleLog('the other'))
    const [first, second] = [await baseline(one), await baseline(other)]
    return [
      ...checkBytes(first, one.written, 'the log of this id'),
      ...checkBytes(second, other.written, 'the log of this id'),
    ]
  },
})
