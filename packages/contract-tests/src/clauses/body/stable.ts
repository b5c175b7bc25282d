import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { operationPointer } from '../../spec/operation.ts'

export const bodyStable: Clause = defineClause({
  id: 'body/stable',
  title: 'Each of a dozen reads of a finished log gives the same bytes',
  level: 'must',
  source: cite(operationPointer()),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const first = await baseline(log)
    const others = await Promise.all(Array.from({ length: 11 }, () => read(log)))
    return others.flatMap((exchange) => checkSame(exchange, first, 'the first read'))
  },
})
