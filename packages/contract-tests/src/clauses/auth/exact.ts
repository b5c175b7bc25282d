import { checkRefusal } from '../../checks/check-refusal.ts'
import { withBearer, withQueryToken } from '../../checks/credentials.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { acceptTokens } from '../../faults/accept-tokens.ts'
import { asks, replaceHeader } from '../../faults/asks.ts'
import { faults } from '../../faults/counterexample.ts'
import { every } from '../../faults/which.ts'

/** A text with its first character percent-encoded. */
function encodeFirst(text: string): string {
  return `%${text.charCodeAt(0).toString(16).padStart(2, '0')}${text.slice(1)}`
}

export const authExact = defineClause({
  id: 'auth/exact',
  title: 'A token with something around it, or spelled in another way, is not the token',
  level: 'must',
  source: cite(
    responsePointer(401),
    '/components/securitySchemes/apiKey',
    ['RFC 6750, section 2.1', 'Bearer credentials are "Bearer", spaces and one b64token.'],
    // Which is why a 400 is as good an answer here.
    ['RFC 6750, section 3.1', 'A request that is otherwise malformed is answered with a 400.'],
  ),
  needs: ['restrictedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.restrictedLog()
    const { token } = log
    const { body } = await baseline(log, withBearer(token))
    const inQuery = [
      ` ${token}`,
      `${token} `,
      `\t${token}`,
      `${token}\n`,
      `${token}\0`,
      `"${token}"`,
      `\ufeff${token}`,
      `${token},${token}`,
      `Bearer ${token}`,
      encodeFirst(token),
    ]
    const inHeader = [`"${token}"`, `${token} x`, `${token}, ${token}`, `Bearer ${token}`, encodeFirst(token)]
    const variations = [
      ...inQuery.map((given) => withQueryToken(given)),
      ...inHeader.map((given) => withBearer(given)),
      { headers: { Authorization: `Basic ${token}` } },
      { headers: { Authorization: `Digest ${token}` } },
    ]
    const exchanges = await Promise.all(variations.map((variation) => read(log, variation)))
    return exchanges.flatMap((exchange) => checkRefusal(exchange, [401, 400], body))
  },
  brokenBy: faults('status', {
    'any-scheme': ['Any scheme will do for a token', asks(every, replaceHeader('Authorization', /^\w+ /, 'Bearer '))],
    'bearer-decoded': ['A bearer token is percent-decoded', acceptTokens('header', /^%../, decodeURIComponent)],
    'bearer-first-word': ['Of a bearer token the first word counts', acceptTokens('header', /[ ,].*/)],
    'bearer-last-word': ['Of an Authorization the last word counts', acceptTokens('header', /.* /)],
    'bearer-unquoted': ['Quotes around a bearer token are ignored', acceptTokens('header', /^"|"$/g)],
    'query-token-cut': ['A token in the query ends at a NUL', acceptTokens('query', /\0.*/)],
    'query-token-decoded-twice': ['A token in the query is decoded twice', acceptTokens('query', /%[0-9a-f]{2}/gi, decodeURIComponent)],
    'query-token-trimmed': ['A token in the query is trimmed', acceptTokens('query', /^\s+|\s+$/g)],
    'query-token-with-scheme': ['A token in the query may have the name of a scheme before it', acceptTokens('query', /^bearer /i)],
  }),
})
