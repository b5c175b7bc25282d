import { checkNoToken } from '../../checks/check-secrecy.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'

export const secrecyOwnerToken: Clause = defineClause({
  id: 'secrecy/owner-token',
  title: "No answer about a restricted log holds its owner's token, neither the owner's own nor that of others",
  level: 'must',
  source: [
    ...cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
    ...citeSection('RFC 6750, section 5.3', 'Bearer tokens must be protected from disclosure.'),
  ],
  needs: ['guarded-log'],
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
    return exchanges.flatMap((exchange) => checkNoToken(exchange, ownerToken))
  },
})
