import { checkAnswer, checkSame } from '../../checks/check-body.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { every, header, path, query } from '../../faults/answers.ts'
import { asks, withoutFlag, withoutHeader } from '../../faults/asks.ts'

const authBearer = defineClause({
  id: 'auth/bearer',
  basis: 'required',
  restsOn: ['body/status'],
  title: 'The owner reads a restricted log with a bearer token',
  source: cite([
    'RFC 6750, section 2.1',
    'A bearer token is sent in the Authorization request header field. Resource servers MUST support this method.',
  ]),
  needs: ['restrictedLog'],
  async check({ arrange, read }) {
    const log = await arrange.restrictedLog()
    return checkAnswer(await read(log, withBearer(log.token)), 200)
  },
  brokenBy: faults('status', {
    'bearer-ignored': ['Bearer tokens are not read', asks(every, withoutHeader('Authorization'))],
  }),
})

const bearer = '/components/securitySchemes/httpBearer'
const apiKey = '/components/securitySchemes/apiKey'

/** Ways to send a token other than the usual header. */
const queryAndScheme = [
  defineClause({
    id: 'auth/query',
    basis: 'expected',
    restsOn: ['auth/bearer'],
    title: 'The owner reads a restricted log with ?token=, and gets what a bearer token gets',
    source: cite(apiKey),
    needs: ['restrictedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.restrictedLog()
      const withHeader = await baseline(log, withBearer(log.token))
      return checkSame(await read(log, withQueryToken(log.token)), withHeader, 'what the bearer token gets')
    },
    brokenBy: faults('status', {
      'query-token-ignored': ['Tokens in the query are not read', asks(every, withoutFlag('token'))],
    }),
  }),
  defineClause({
    id: 'auth/query-and-flags',
    basis: 'expected',
    restsOn: ['auth/query', 'auth/flags-with-token', 'auth/every-combination', 'download/true', 'flags/stream'],
    title: 'A token in the query works with every flag',
    source: cite(apiKey),
    needs: ['restrictedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.restrictedLog()
      const token = encodeURIComponent(log.token)
      const withHeader = await baseline(log, withBearer(log.token))
      const found = []
      for (const query of [`stream=1&token=${token}`, `token=${token}&download=1`, `raw=false&token=${token}&stream=true`]) {
        const exchange = await read(log, { query })
        found.push(...checkSame(exchange, withHeader, 'what the bearer token gets'))
        if (query.includes('download')) found.push(...checkAttachment(exchange))
      }
      return found
    },
    brokenBy: faults('status', {
      'download-ignored-with-token': [
        'With a token in the query download is ignored',
        asks(query('token'), withoutFlag('download')),
        { code: 'no-disposition' },
      ],
      'token-must-come-last': ['A token that is followed by a flag is not read', asks(path(/token=[^&]*&/), withoutFlag('token'))],
    }),
  }),
  defineClause({
    id: 'auth/scheme-case',
    basis: 'expected',
    restsOn: ['auth/bearer'],
    title: 'The scheme is case-insensitive and may be followed by any number of spaces',
    source: cite(
      bearer,
      ['RFC 9110, section 11.1', 'The scheme is a case-insensitive token.'],
      ['RFC 9110, section 11.4', 'credentials = auth-scheme [ 1*SP ( token68 / #auth-param ) ]'],
    ),
    needs: ['restrictedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.restrictedLog()
      const plain = await baseline(log, withBearer(log.token))
      const spellings = [`bearer ${log.token}`, `Bearer   ${log.token}`]
      const exchanges = await Promise.all(spellings.map((Authorization) => read(log, { headers: { Authorization } })))
      return exchanges.flatMap((exchange) => checkSame(exchange, plain, 'what Bearer gets'))
    },
    brokenBy: faults('status', {
      'scheme-case-matters': [
        'The scheme must be spelled Bearer',
        asks(header('Authorization', /^bearer/), withoutHeader('Authorization')),
      ],
      'one-space-behind-scheme': [
        'The scheme must be followed by exactly one space',
        asks(header('Authorization', /^\w+ {2}/), withoutHeader('Authorization')),
      ],
    }),
  }),
]

export const authWays = [authBearer, ...queryAndScheme]
