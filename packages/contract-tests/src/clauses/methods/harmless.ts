import { checkAnswer } from '../../checks/check-answer.ts'
import { checkSame } from '../../checks/check-same.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { examplePointer, responsePointer } from '../../spec/operation.ts'

export const methodsHarmless: Clause = defineClause({
  id: 'methods/harmless',
  title: 'A refused method changes nothing, and makes nothing',
  level: 'must',
  source: cite(responsePointer(405), examplePointer(405)),
  needs: ['finished-log', 'unknown-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const unknown = await arrange.unknownLog()
    const before = await baseline(log)
    await read(log, { method: 'POST', body: 'one more line\n' })
    await read(log, { method: 'PUT', body: 'another log\n' })
    await read(log, { method: 'PATCH', body: 'a patch\n' })
    await read(log, { method: 'DELETE' })
    for (const method of ['POST', 'PUT', 'PATCH']) await read(unknown, { method, body: 'a log\n' })
    return [...checkSame(await read(log), before, 'the log as before'), ...checkAnswer(await read(unknown), 404)]
  },
})
