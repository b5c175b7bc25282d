import { checkBody } from '../../checks/check-body.ts'
import { defineClause } from '../../clause/clause.ts'
import type { Finding } from '../../clause/finding.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { isRunning } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, refusal } from '../../faults/wire.ts'

export const bodyNothingYet = defineClause({
  id: 'body/nothing-yet',
  title: 'A run that has printed nothing yet has an empty log',
  level: 'must',
  source: cite(responsePointer(200)),
  needs: ['steeredLog'],
  async check({ arrange, read }) {
    const log = await arrange.steeredLog()
    const found: Finding[] = []
    for (const query of ['stream=0', 'raw=1', 'download=1']) found.push(...checkBody(await read(log, { query }), '', `nothing (${query})`))
    await log.finish()
    return found
  },
  brokenBy: [
    faulty('nothing-yet-not-found', 'A run that has printed nothing yet has no log', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || fieldOf(answer, 'Content-Length') !== '0' || !(await isRunning(request, forward))) return answer
      return refusal(404)
    }),
  ],
})
