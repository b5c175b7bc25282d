import { operationPath } from '@get-log/types'
import { checkNoToken } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'

export const secrecyKnownToken: Clause = defineClause({
  id: 'secrecy/known-token',
  title: 'No answer to a request with a token holds the token',
  level: 'must',
  source: [
    ...cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
    ...citeSection('RFC 6750, section 5.3', 'Bearer tokens must be protected from disclosure.'),
  ],
  needs: ['known-token', 'finished-log', 'unknown-log'],
  async check({ arrange, baseline, read }) {
    const token = await arrange.knownToken()
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    await baseline(log)
    const header = { headers: { Authorization: `Bearer ${token}` } }
    const query = `token=${encodeURIComponent(token)}`
    const exchanges = [
      await read(log, header),
      await read(log, { query }),
      await read(log, { query: `${query}&download=1` }),
      await read(log, { query: `${query}&stream=1&raw=1` }),
      await read(log, { query: `${query}&raw=banana` }),
      await read(log, { ...header, query: 'raw=banana' }),
      await read(log, { ...header, method: 'POST' }),
      await read(log, { query, method: 'POST' }),
      await read(log, { query, method: 'OPTIONS' }),
      await read(unknown, header),
      await read(unknown, { query }),
      await read(log, { query, path: '/no/such/path' }),
      // Where a server sends those who ask in a way that it does not quite know.
      await read(log, { query, path: operationPath.replace('{buildOrRunId}', `${log.id}/`) }),
      await read(log, { query, path: operationPath.replace('{buildOrRunId}', `/${log.id}`) }),
    ]
    return exchanges.flatMap((exchange) => checkNoToken(exchange, token))
  },
})
