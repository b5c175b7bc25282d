import { inspect } from 'node:util'
import type { ErrorStatus } from '@get-log/types'
import { documentedErrors, operationPath } from '@get-log/types'
import { expect, test, vi } from 'vitest'
import type { LogClient, LogClientOptions } from '../src/index.ts'
import {
  createLogClient,
  LogApiError,
  LogBadRequestError,
  LogConnectionError,
  LogError,
  LogForbiddenError,
  LogMethodNotAllowedError,
  LogNotFoundError,
  LogTooManyRequestsError,
  LogUnauthorizedError,
} from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { serveHttp } from './servers/http-server.ts'
import { serveLines } from './servers/line-server.ts'
import { serveConnections } from './servers/replay-server.ts'

const serveAnswer = (status: number, body = '') => serveConnections({ status, body })

const classes: Record<ErrorStatus, [kind: unknown, advice: string]> = {
  400: [LogBadRequestError, 'Check the options.'],
  401: [LogUnauthorizedError, 'Check the token.'],
  403: [LogForbiddenError, "Use its owner's token."],
  404: [LogNotFoundError, 'Check the ID and the token.'],
  405: [LogMethodNotAllowedError, 'Check the base URL.'],
  429: [LogTooManyRequestsError, 'Ask less often.'],
}

test.each(Object.entries(documentedErrors).map(([status, type]) => ({ status: Number(status) as ErrorStatus, type })))(
  '$status is an error of its own class, with type $type',
  async ({ status, type }) => {
    await using server = await serveAnswer(
      status,
      JSON.stringify({ error: { type, message: 'What the server says.' } }),
    )
    const error = await catchError(createLogClient({ baseUrl: server.url, retry: 0 }).get('abc'), LogApiError)
    const [kind, advice] = classes[status]
    const url = `${server.url}/v2/logs/abc`
    expect(error.constructor).toBe(kind)
    expect(error).toMatchObject({ status, type, reason: 'What the server says.', method: 'GET', url, attempt: 1 })
    expect(error.message).toBe(`GET ${url} answered ${status} ${type}: What the server says. ${advice}`)
  },
)

test.each([
  ['a status that is not documented', 418, 'teapot'],
  ['a 404 of the endpoint itself, which says nothing about the log,', 404, 'page-not-found'],
])('%s is a plain LogApiError with what the server says', async (_, status, type) => {
  await using server = await serveAnswer(status, JSON.stringify({ error: { type, message: 'Short and stout.' } }))
  const error = await catchError(createLogClient({ baseUrl: server.url }).get('abc'), LogApiError)
  expect(error).toMatchObject({ status, type, reason: 'Short and stout.', name: 'LogApiError' })
})

test.each([
  ['an empty body', '', 'Bad Gateway'],
  ['an HTML page', '<html>\n  <body><h1>502\n Bad Gateway</h1></body></html>', '<h1>502 Bad Gateway</h1>'],
  ['JSON that is cut short', '{"error":{"type":"int', '{"error":{"type":"int'],
  ['JSON of another shape', '{"message":"Upstream is gone"}', 'Upstream is gone'],
  ['types that are not strings', '{"error":{"type":5,"message":["no"]}}', '["no"]'],
  ['null', 'null', 'null'],
  ['a message without end', JSON.stringify({ error: { message: 'x'.repeat(5000) } }), `: ${'x'.repeat(1000)}`],
])('%s still gives the status and what was said', async (_, body, said) => {
  await using server = await serveAnswer(502, body)
  const error = await catchError(createLogClient({ baseUrl: server.url, retry: 0 }).get('abc'), LogApiError)
  expect(error.status).toBe(502)
  expect(error.type).toBeUndefined()
  expect(error.message).toContain(said)
  expect(error.message.length).toBeLessThan(1200)
})

test.each<[string, number, number, (logs: LogClient) => Promise<unknown>]>([
  ['get', 200, 200, (logs) => logs.get('abc').catch((error: LogApiError) => error.reason)],
  [
    'api',
    2 ** 14,
    2 ** 18,
    async ({ api }) => (await api.GET(operationPath, { params: { path: { buildOrRunId: 'abc' } } })).error,
  ],
])('an error body without end is read only in part by %s', async (_, least, most, read) => {
  await using server = await serveLines(Number.POSITIVE_INFINITY, 500)
  const said = await read(createLogClient({ baseUrl: server.url, retry: 0 }))
  expect(`${said}`.length).toBeGreaterThanOrEqual(least)
  expect(`${said}`.length).toBeLessThanOrEqual(most)
  await vi.waitFor(() => expect(server.open.size).toBe(0))
  // What the buffers of two sockets hold.
  expect(server.written()).toBeLessThan(8 * 2 ** 20)
})

test('an error body that breaks off still gives the status', async () => {
  await using server = await serveConnections({ body: '{"error":', ending: 'drop', status: 403 })
  const error = await catchError(createLogClient({ baseUrl: server.url, retry: 0 }).get('abc'), LogApiError)
  expect(error.status).toBe(403)
})

test.each<[string, number, string, Record<string, string>, string]>([
  ['JSON', 401, '', {}, '{"error":{"type":"a se\\"cret\\/1","message":"b se\\"cret\\/1"}}'],
  ['JSON of another shape', 401, '', {}, '{"said":"se\\"cret/1"}'],
  ['JSON within JSON', 401, '', {}, '{"error":{"message":"{\\"token\\":\\"se\\\\\\"cret/1\\"}"}}'],
  ['another charset', 401, '', {}, 'Not for \ufffd\ufffdse"cret/1'],
  ['a URL', 401, '', {}, 'Not for /?token=se%22cret%2f1'],
  ['a page', 200, '', { 'content-type': 'text/html' }, 'Not for Bearer se"cret/1.'],
  ['the status line', 401, 'for se"cret/1', { 'content-length': '0' }, ''],
  ['a header', 200, '', { 'content-type': 'text/html; a=se"cret/1' }, 'x'],
  ['a header of no body', 204, '', { 'content-type': 'text/html; a=se"cret/1' }, ''],
])('no message contains the token, even if a server repeats it in %s', async (_, status, said, headers, body) => {
  await using server = await serveHttp((_, response) => response.writeHead(status, said, headers).end(body))
  for (const secret of [{ token: '\u00ffse"cret/1' }, { headers: { Authorization: 'Bearer \u00ffse"cret/1' } }]) {
    const logs = createLogClient({ baseUrl: server.url, retry: 0, ...secret })
    const error = await catchError(logs.get('abc'), LogError)
    expect(error.message).toContain('<token>')
    expect(inspect(error)).not.toContain('cret/1')
  }
})

test.each<[string, LogClientOptions]>([
  ['a token with a line break', { token: 'the\nsecret' }],
  ['a token with a null', { token: 'the\0secret' }],
  ['a token with a control character', { token: 'the\u007fsecret' }],
  ['a token with a letter that has no byte', { token: 'the’secret' }],
  ['a header with a line break', { headers: { Authorization: 'Bearer the\r\nsecret' } }],
  ['a header whose name has a space', { headers: { 'x trace': 'secret' } }],
])('%s is refused before any request, and no message contains it', (_, options) => {
  const create = () => createLogClient(options)
  expect(create).toThrow(TypeError)
  expect(create).toThrow(/^The header "[^"]+" cannot be sent: (?!.*secret)/)
})

test('searching a message of many backslashes for the token is as fast as any other', async () => {
  const fetch = async () => new Response('\\'.repeat(200_000), { status: 403 })
  await expect(createLogClient({ fetch, token: '-abc' }).get('abc')).rejects.toThrow(LogForbiddenError)
})

test('a line end after a token, as read from a file, is not part of it', async () => {
  await using server = await serveAnswer(200)
  const logs = createLogClient({ baseUrl: server.url, token: 'abc123\n' })
  await logs.get('abc')
  expect(server.requests[0]?.headers.authorization).toBe('Bearer abc123')
  expect(logs.url('abc', { token: true })).toMatch(/token=abc123$/)
})

test.each([600, 999])('a status of %i is an error like one of 500', async (status) => {
  await using server = await serveAnswer(status, 'Request denied.')
  const logs = createLogClient({ baseUrl: server.url, retry: 0 })
  const error = await catchError(logs.get('abc'), LogApiError)
  expect(error).toMatchObject({ status, reason: 'Request denied.', isTransient: true })
  const { response } = await logs.api.GET(operationPath, { params: { path: { buildOrRunId: 'abc' } } })
  expect(response.status).toBe(status)
  await catchError(createLogClient({ fetch: async () => Response.error() }).get('abc'), LogApiError)
})

const nasty = 'a\u001b[31mb\u009bc\u0007\r\nd\u202ee\u2028f'
const escaped = 'a\\u001b[31mb\\u009bc\\u0007 d\\u202ee f'

test.each<[string, number, string, string, string]>([
  ['the message', 400, 'application/json', JSON.stringify({ error: { type: 'x', message: nasty } }), escaped],
  ['the type', 400, 'application/json', JSON.stringify({ error: { type: nasty, message: 'x' } }), escaped],
  ['a body of another shape', 500, 'application/json', JSON.stringify(nasty), escaped],
  ['a page', 503, 'text/html', nasty, escaped],
  ['a maintenance page', 200, 'text/html', nasty, escaped],
])('nothing of %s in an error of %i reaches a terminal as a control character', async (_, status, type, body, said) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  const { message, stack } = await catchError(createLogClient({ baseUrl: server.url, retry: 0 }).get('abc'), LogError)
  expect(message.replace(/\\u000d\\u000a|\\u2028/g, ' ')).toContain(said)
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(stack).toContain(message)
})

test.each([undefined, null, 5, 'gone', Symbol('gone')])(
  '%s, thrown by a fetch, is a LogConnectionError',
  async (cause) => {
    const fetch = () => Promise.reject(cause)
    const error = await catchError(createLogClient({ fetch, retry: 0 }).get('abc'), LogConnectionError)
    expect(error.message).toBe(`GET https://api.apify.com/v2/logs/abc failed: ${String(cause)}`)
  },
)
