import { operationPath } from '@get-log/types'
import { checkNoToken } from '../../checks/check-secrecy.ts'
import { awaitText } from '../../checks/deliver-lines.ts'
import { withBearer, withQueryToken } from '../../checks/requests.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite } from '../../endpoint/operation.ts'
import { answers, every, header, ok, on, path, refused, running, setHeader, setInError, token } from '../../faults/answers.ts'
import { remembering } from '../../faults/counterexample.ts'
import type { WireRequest } from '../../faults/wire.ts'
import { answerWith, fieldOf, idOf, pathOf, queryOf, tokenOf } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

const spellToken = (request: WireRequest, encoding: 'base64' | 'hex'): string => Buffer.from(tokenOf(request) ?? '').toString(encoding)

const secrecyKnownToken = defineClause({
  id: 'secrecy/known-token',
  basis: 'expected',
  restsOn: ['secrecy/wrong-token'],
  title: 'No answer to a request with a token contains the token',
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
      // Requests that a server might redirect.
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
      'A cookie contains the token in hexadecimal',
      answers(
        [ok, token()],
        setHeader('Set-Cookie', (request) => `s=${spellToken(request, 'hex')}`),
      ),
    ],
    'token-in-reason': [
      'The reason phrase contains the token',
      answers(every, (answer, request) => ({ ...answer, reason: `Fine, ${queryOf(request, 'token') ?? 'friend'}` })),
    ],
    'token-in-redirect': [
      'A path that ends in a slash is redirected, with the token',
      answers(path(/\/\?/), (_, { path }) => answerWith(301, 'text/plain', '', [['Location', path.replace('/?', '?')]])),
    ],
  }),
})

const secrecyOwnerToken = defineClause({
  id: 'secrecy/owner-token',
  basis: 'expected',
  restsOn: ['secrecy/wrong-token', 'secrecy/known-token'],
  title: "No answer about a restricted log contains a token, neither the owner's nor anyone else's",
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['guardedLog'],
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
    return exchanges.flatMap((exchange) => [...checkNoToken(exchange, ownerToken), ...checkNoToken(exchange, otherToken)])
  },
  brokenBy: faults('token-in-body', {
    'owner-token-in-refusal': [
      'A 403 says which token would do',
      remembering(() => {
        const known = new Map<string, string>()
        return answers(token(), (answer, request, behind) => {
          if (answer.status === 200) known.set(pathOf(request), tokenOf(request) ?? '')
          return answer.status === 403 ? setInError('needed', known.get(pathOf(request)) ?? '')(answer, request, behind) : answer
        })
      }),
    ],
  }),
})

const secrecyRunning = defineClause({
  id: 'secrecy/running',
  basis: 'expected',
  restsOn: [
    'secrecy/wrong-token',
    'secrecy/known-token',
    'secrecy/owner-token',
    'stream/delivers-one',
    'auth/streams-with-token',
    'auth/query',
    'flags/raw',
  ],
  title: "Neither a stream nor the log of a run that was followed contains the follower's token",
  source: cite('/components/securitySchemes/httpBearer', '/components/securitySchemes/apiKey'),
  needs: ['guardedRun'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const { ownerToken } = run
    await run.append(sampleLog('followed'))
    const readings = [
      scene.open(run, withQueryToken(ownerToken, 'stream=1')),
      scene.open(run, withQueryToken(ownerToken, 'stream=true&download=true&raw=true')),
      scene.open(run, withBearer(ownerToken, 'stream=1&raw=false')),
    ]
    await awaitText(scene, readings, sampleLine('followed', 3))
    const soFar = [withBearer(ownerToken), withQueryToken(ownerToken, 'raw=1'), withQueryToken(run.otherToken, 'stream=1')]
    const during = await Promise.all(soFar.map((variation) => scene.read(run, variation)))
    await run.finish()
    const streams = await Promise.all(readings.map((reading) => reading.whole()))
    const after = await scene.read(run, withBearer(ownerToken))
    return [...during, ...streams, after].flatMap((exchange) => [
      ...checkNoToken(exchange, ownerToken),
      ...checkNoToken(exchange, run.otherToken),
    ])
  },
  brokenBy: faults('token-in-body', {
    'reads-noted-in-log': [
      'Each read of a running log with a token in the query is written into it',
      (runs) => async (request, forward) => {
        const run = runs.get(idOf(request))
        if (run?.state === 'running' && queryOf(request, 'token') !== undefined) run.append(`GET ${request.path}\n`)
        return forward(request)
      },
    ],
    'stream-links-to-itself': [
      'The stream of a running run has a Link header with the whole query',
      answers(
        [running, on('stream')],
        setHeader('Link', ({ path }) => `<${path}>; rel="self"`),
      ),
      { code: 'token-in-header' },
    ],
  }),
})

export const secrecyTokens = [secrecyKnownToken, secrecyOwnerToken, secrecyRunning]
