import { checkNoToken } from '../../checks/check-secrecy.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, citeSection } from '../../clause/source.ts'

export const secrecyWrongToken: Clause = defineClause({
  id: 'secrecy/wrong-token',
  title: 'A refusal does not hold the token that was wrong, whatever the flags',
  level: 'must',
  source: [
    ...cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
    ...citeSection('RFC 6750, section 5.3', 'Bearer tokens must be protected from disclosure.'),
  ],
  needs: ['finished-log'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    await baseline(log)
    const token = 'contract/tests+wrong=token&é'
    const header = { headers: { Authorization: `Bearer ${Buffer.from(token).toString('base64')}` } }
    const query = `token=${encodeURIComponent(token)}`
    const flags = ['stream=1', 'download=true', 'raw=1', 'raw=banana']
    const variations = [
      header,
      { query },
      { query, method: 'POST' },
      ...flags.flatMap((flag) => [{ ...header, query: flag }, { query: `${query}&${flag}` }]),
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkNoToken(exchange, token))
  },
})
