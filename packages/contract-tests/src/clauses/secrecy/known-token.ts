import { operationPath } from '@get-log/types'
import { checkNoToken } from '../../checks/check-secrecy.ts'
import { defineClause } from '../../clause/clause.ts'
import { citeSection } from '../../clause/source.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, setHeader } from '../../faults/answers.ts'
import { faulty } from '../../faults/counterexample.ts'
import { header, ok, on } from '../../faults/which.ts'
import { answerWith, fieldOf, isOn, queryOf, tokenOf, withField } from '../../faults/wire.ts'

export const secrecyKnownToken = defineClause({
  id: 'secrecy/known-token',
  title: 'No answer to a request with a token holds the token',
  level: 'must',
  source: [
    ...cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
    ...citeSection('RFC 6750, section 5.3', 'Bearer tokens must be protected from disclosure.'),
  ],
  needs: ['knownToken', 'finishedLog', 'unknownLog'],
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
  brokenBy: [
    faulty(
      'token-in-cookie',
      'A stream sets the token as a cookie',
      'token-in-header',
      () => async (request, forward) => {
        const answer = await forward(request)
        const token = tokenOf(request)
        return isOn(request, 'stream') && token !== undefined
          ? withField(answer, 'Set-Cookie', `session=${Buffer.from(token).toString('base64')}; HttpOnly`)
          : answer
      },
      [['secrecy/owner-token', 'token-in-header']],
    ),
    faulty(
      'token-in-file-name',
      'The file name of a download is the query',
      'token-in-header',
      answers(
        [on('download'), ok],
        setHeader('Content-Disposition', (request) => `attachment; filename="${request.path.split('?')[1]}.log"`),
      ),
      [['secrecy/owner-token', 'token-in-header']],
    ),
    faulty(
      'token-in-header',
      'An answer repeats the token in a header',
      'token-in-header',
      answers(
        header('Authorization'),
        setHeader('X-Token', (request) => fieldOf(request, 'Authorization') ?? ''),
      ),
    ),
    faulty('token-in-hex', 'A cookie holds the token in hexadecimal', 'token-in-header', () => async (request, forward) => {
      const answer = await forward(request)
      const token = tokenOf(request)
      return answer.status === 200 && token !== undefined
        ? withField(answer, 'Set-Cookie', `s=${Buffer.from(token).toString('hex')}`)
        : answer
    }),
    faulty('token-in-reason', 'The reason phrase holds the token', 'token-in-header', () => async (request, forward) => {
      const answer = await forward(request)
      return { ...answer, reason: `Fine, ${queryOf(request, 'token') ?? 'friend'}` }
    }),
    faulty(
      'token-in-redirect',
      'Who asks for a path that ends in a slash is sent on, with the token',
      'token-in-header',
      () => async (request, forward) =>
        /\/\?/.test(request.path) ? answerWith(301, 'text/plain', '', [['Location', request.path.replace('/?', '?')]]) : forward(request),
    ),
  ],
})
