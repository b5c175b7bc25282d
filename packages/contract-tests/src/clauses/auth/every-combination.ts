import { checkAttachment, checkNoAttachment } from '../../checks/check-disposition.ts'
import { checkSame } from '../../checks/check-same.ts'
import { checkStrangers } from '../../checks/check-strangers.ts'
import { combineFlags } from '../../checks/combine-flags.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authEveryCombination: Clause = defineClause({
  id: 'auth/every-combination',
  title: 'No combination of flags opens a restricted log to others, or closes it to its owner',
  level: 'must',
  source: cite(
    responsePointer(401),
    responsePointer(403),
    '/components/securitySchemes/httpBearer',
    '/components/securitySchemes/apiKey',
  ),
  needs: ['guarded-log', 'conditional-headers'],
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
})
