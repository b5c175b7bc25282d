import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { combineFlags } from '../../checks/combine-flags.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { isOn, queryOf, refusal, tokenOf } from '../../faults/wire.ts'

export const authEveryCombination = defineClause({
  id: 'auth/every-combination',
  title: 'No combination of flags opens a restricted log to others, or closes it to its owner',
  level: 'must',
  source: cite(responsePointer(401), responsePointer(403), '/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['guardedLog', 'conditionalHeaders'],
  async check(scene) {
    const found = ['true', '1'].map(async (value) => {
      const log = await scene.arrange.guardedLog()
      const { ownerToken } = log
      const whole = await scene.baseline(log, withBearer(ownerToken))
      const combinations = combineFlags(value)
      const owned = combinations.flatMap(({ query, on }) =>
        [withBearer, withQueryToken].map(async (withToken) => {
          const exchange = await scene.read(log, withToken(ownerToken, query))
          return [
            ...checkSame(exchange, whole, `what the owner gets without a flag (${query})`),
            ...(on.has('download') ? checkAttachment(exchange) : checkNoAttachment(exchange)),
          ]
        }),
      )
      const refused = checkStrangers(
        scene,
        log,
        whole.body,
        combinations.map(({ query }) => query),
      )
      return [...(await Promise.all(owned)).flat(), ...(await refused)]
    })
    return (await Promise.all(found)).flat()
  },
  brokenBy: [
    faulty('owner-refused-all-flags', 'The owner is refused with all three flags on', 'status', () => async (request, forward) => {
      const answer = await forward(request)
      const isAllOn = isOn(request, 'stream') && isOn(request, 'download') && isOn(request, 'raw')
      return isAllOn && answer.status === 200 && tokenOf(request) !== undefined ? refusal(403) : answer
    }),
    faulty(
      'raw-downloads-open',
      'Whoever has a token saves the verbatim log of others',
      'log-bytes',
      letIn(
        ({ request, status }) =>
          status === 403 && queryOf(request, 'raw') === 'true' && queryOf(request, 'download') === 'true' && !isOn(request, 'stream'),
      ),
    ),
  ],
})
