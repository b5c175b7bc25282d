import { checkAnswer } from '../../checks/check-answer.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const flagsStream: Clause = defineClause({
  id: 'flags/stream',
  title: 'The flag stream accepts true, 1, false and 0',
  level: 'must',
  source: cite(parameterPointer('stream'), '/components/schemas/Flag', `${parameterPointer('stream')}/example`),
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const found = []
    for (const value of ['true', '1', 'false', '0'])
      found.push(...checkAnswer(await read(log, { query: `stream=${value}` }), 200))
    return found
  },
})
