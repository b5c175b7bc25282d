import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyStable: Clause = defineClause({
  id: 'body/stable',
  title: 'Two reads of a finished log give the same bytes',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const first = await baseline(log)
    const second = await read(log)
    const third = await read(log)
    return [...checkSame(second, first, 'the first read'), ...checkSame(third, first, 'the first read')]
  },
})
