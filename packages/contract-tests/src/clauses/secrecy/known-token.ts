import { operationPath } from '@get-log/types'
import { checkNoToken } from '../../checks/check-secrecy.ts'
import { withBearer } from '../../checks/credentials.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, header, ok, on, refused, setHeader, setInError, token } from '../../faults/answers.ts'
import type { WireRequest } from '../../faults/wire.ts'
import { answerWith, fieldOf, queryOf, tokenOf } from '../../faults/wire.ts'

const spellToken = (request: WireRequest, encoding: 'base64' | 'hex'): string => Buffer.from(tokenOf(request) ?? '').toString(encoding)

export const secrecyKnownToken = defineClause({
  id: 'secrecy/known-token',
  basis: 'expected',
  restsOn: ['secrecy/wrong-token'],
  title: 'No answer to a request with a token holds the token',
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['knownToken', 'finishedLog', 'unknownLog'],
  async check({ arrange, baseline, read }) {
    const token = await arrange.knownToken()
    const [log, unknown] = [await arrange.finishedLog(), await arrange.unknownLog()]
    await baseline(log)
    const header = withBearer(token)
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
  brokenBy: faults('token-in-header', {
    'token-in-cookie': [
      'A stream sets the token as a cookie',
      answers(
        [on('stream'), token()],
        setHeader('Set-Cookie', (request) => `session=${spellToken(request, 'base64')}; HttpOnly`),
      ),
    ],
    'token-in-file-name': [
      'The file name of a download is the query',
      answers(
        [on('download'), ok],
        setHeader('Content-Disposition', (request) => `attachment; filename="${request.path.split('?')[1]}.log"`),
      ),
    ],
    'token-in-error': [
      'An error repeats the query',
      answers(
        refused,
        setInError('request', ({ path }) => path),
      ),
      { code: 'token-in-body' },
    ],
    'token-in-header': [
      'An answer repeats the token in a header',
      answers(
        header('Authorization'),
        setHeader('X-Token', (request) => fieldOf(request, 'Authorization')),
      ),
    ],
    'token-in-hex': [
      'A cookie holds the token in hexadecimal',
      answers(
        [ok, token()],
        setHeader('Set-Cookie', (request) => `s=${spellToken(request, 'hex')}`),
      ),
    ],
    'token-in-reason': [
      'The reason phrase holds the token',
      () => async (request, forward) => {
        const answer = await forward(request)
        return { ...answer, reason: `Fine, ${queryOf(request, 'token') ?? 'friend'}` }
      },
    ],
    'token-in-redirect': [
      'Who asks for a path that ends in a slash is sent on, with the token',
      () => async (request, forward) =>
        /\/\?/.test(request.path) ? answerWith(301, 'text/plain', '', [['Location', request.path.replace('/?', '?')]]) : forward(request),
    ],
  }),
})
