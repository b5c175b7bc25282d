import { checkSame } from '../../checks/check-body.ts'
import { refusedMethods } from '../../checks/check-headers.ts'
import { checkNoLogBytes } from '../../checks/check-secrecy.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, examplePointer, responsePointer } from '../../endpoint/operation.ts'
import { after } from '../../faults/after.ts'
import { become, every, method } from '../../faults/answers.ts'
import { leakLog, letIn } from '../../faults/remembered.ts'
import { pathOf, tokenOf } from '../../faults/wire.ts'

export const methodsRestricted = defineClause({
  id: 'methods/restricted',
  basis: 'documented',
  restsOn: ['auth/no-token', 'auth/unknown-token', 'auth/foreign-bearer', 'auth/bearer', 'errors/method-not-allowed', 'methods/harmless'],
  title: 'No other method reveals, opens or changes a restricted log',
  source: cite(responsePointer(405), examplePointer(405), responsePointer(401), responsePointer(403)),
  needs: ['guardedLog'],
  async check(scene) {
    const log = await scene.arrange.guardedLog()
    const before = await scene.baseline(log, withBearer(log.ownerToken))
    const tried = ['OPTIONS', ...refusedMethods].flatMap((method) => [
      { method },
      ...[log.otherToken, log.ownerToken].flatMap((token) => [
        { method, ...withBearer(token) },
        { method, ...withQueryToken(token) },
      ]),
    ])
    const exchanges = await Promise.all(tried.map((variation) => scene.read(log, variation)))
    const again = await scene.read(log, withBearer(log.ownerToken))
    return [
      ...exchanges.flatMap((exchange) => checkNoLogBytes(exchange, before.body)),
      ...checkSame(again, before, 'what the owner got before'),
      ...(await checkStrangers(scene, log, before.body, [''])),
    ]
  },
  brokenBy: faults('status', {
    'options-shows-log': [
      'OPTIONS reveals a log that was read before',
      leakLog(204, (log) => become(200, 'text/plain', log)),
      { code: 'log-bytes' },
    ],
    'owner-deletes': [
      'DELETE answers 405 but deletes a log for anyone who has read it',
      () => {
        const read = new Set<string>()
        const deleted = new Set<string>()
        return async (request, forward) => {
          const path = pathOf(request)
          const reader = `${path} ${tokenOf(request)}`
          if (request.method === 'DELETE' && tokenOf(request) !== undefined && read.has(reader)) deleted.add(path)
          if (deleted.has(path)) return forward({ ...request, path: `${path}-deleted` })
          const answer = await forward(request)
          if (answer.status === 200) read.add(reader)
          return answer
        }
      },
    ],
    'patch-opens': [
      'PATCH is refused but opens a log that was read before to anyone',
      after(method('PATCH'), letIn(every)),
      { code: 'log-bytes' },
    ],
  }),
})
