import { checkNoToken } from '../../checks/check-secrecy.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { setInError } from '../../faults/answers.ts'
import { pathOf, tokenOf } from '../../faults/wire.ts'

export const secrecyOwnerToken = defineClause({
  id: 'secrecy/owner-token',
  basis: 'expected',
  restsOn: ['secrecy/wrong-token', 'secrecy/known-token'],
  title: "No answer about a restricted log holds a token, neither the owner's nor that of others",
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['guardedLog'],
  async check({ arrange, read }) {
    const log = await arrange.guardedLog()
    const { ownerToken, otherToken } = log
    const exchanges = [
      await read(log, withBearer(ownerToken, 'stream=1')),
      await read(log, withQueryToken(ownerToken, 'download=1&raw=1')),
      await read(log, withQueryToken(ownerToken, 'stream=1&download=1')),
      await read(log, withBearer(otherToken)),
      await read(log, withQueryToken(otherToken, 'download=1')),
      await read(log),
    ]
    return exchanges.flatMap((exchange) => [...checkNoToken(exchange, ownerToken), ...checkNoToken(exchange, otherToken)])
  },
  brokenBy: faults('token-in-body', {
    'owner-token-in-refusal': [
      'A 403 says which token would do',
      () => {
        const known = new Map<string, string>()
        return async (request, forward) => {
          const answer = await forward(request)
          const token = tokenOf(request)
          if (answer.status === 200 && token !== undefined) known.set(pathOf(request), token)
          return answer.status === 403 ? setInError('needed', known.get(pathOf(request)) ?? '')(answer, request) : answer
        }
      },
    ],
  }),
})
