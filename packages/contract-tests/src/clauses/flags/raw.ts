import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const flagsRaw: Clause = defineClause({
  id: 'flags/raw',
  title: 'The flag raw accepts true, 1, false and 0',
  level: 'must',
  source: cite(parameterPointer('raw'), '/components/schemas/Flag', `${parameterPointer('raw')}/example`),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const value of ['true', '1', 'false', '0'])
      found.push(...checkAnswer(await read(log, { query: `raw=${value}` }), 200))
    return found
  },
})
