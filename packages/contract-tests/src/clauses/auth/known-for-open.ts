import { checkSame } from '../../checks/check-same.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, operationPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { fieldOf, idOf, refusal, tokenOf } from '../../faults/wire.ts'

export const authKnownForOpen = defineClause({
  id: 'auth/known-for-open',
  title: 'A known token changes nothing for a log that anyone may read',
  level: 'must',
  source: cite(operationPointer(), '/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['finishedLog', 'knownToken'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const token = await arrange.knownToken()
    const plain = await baseline(log)
    const exchanges = [
      await read(log, { headers: { Authorization: `Bearer ${token}` } }),
      await read(log, { query: `token=${encodeURIComponent(token)}` }),
    ]
    return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'what no token gets'))
  },
  brokenBy: [
    faulty(
      'open-only-to-owner',
      'A token that is not the owner’s is refused where none is needed',
      'status',
      (runs) => async (request, forward) => {
        const answer = await forward(request)
        const run = runs.get(idOf(request))
        return answer.status === 200 && run?.access === 'anyone' && run.owner !== undefined && tokenOf(request) !== undefined
          ? refusal(403)
          : answer
      },
    ),
    faulty('strangers-refused', 'A log that anyone may read is refused to a known token', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      if (answer.status !== 200 || fieldOf(request, 'Authorization') === undefined) return answer
      const open = await forward({ ...request, fields: [] })
      return open.status === 200 ? refusal(403) : answer
    }),
  ],
})
