import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { combineFlags } from '../../checks/combine-flags.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, refuse } from '../../faults/answers.ts'
import { faults } from '../../faults/counterexample.ts'
import { letIn } from '../../faults/let-in.ts'
import { off, ok, on, query, status, token } from '../../faults/which.ts'

export const authEveryCombination = defineClause({
  id: 'auth/every-combination',
  basis: 'documented',
  restsOn: ['auth/no-token', 'auth/bearer'],
  title: 'No combination of flags opens a restricted log to others, or closes it to its owner',
  source: cite(responsePointer(401), responsePointer(403)),
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
  brokenBy: faults('status', {
    'owner-refused-all-flags': [
      'The owner is refused with all three flags on',
      answers([ok, on('stream', 'download', 'raw'), token()], refuse(403)),
    ],
    'raw-downloads-open': [
      'Whoever has a token saves the verbatim log of others',
      letIn([status(403), query('raw', 'true'), query('download', 'true'), off('stream')]),
      { code: 'log-bytes' },
    ],
  }),
})
