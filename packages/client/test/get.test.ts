import { expect, onTestFinished, test, vi } from 'vitest'
import { createLogClient, LogConnectionError, LogTooLargeError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { serveHttp } from './servers/http-server.ts'
import { serveConnections } from './servers/replay-server.ts'

test.each([
  ['an empty log with a length', '', { 'content-length': 0 }],
  ['an empty log without a length', '', {}],
  ['a log that looks like JSON', '{"a": 1}\r\n', {}],
  ['a log that begins with a byte order mark', '\ufeffone\n', {}],
])('%s is returned as it is', async (_, text, headers) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(200, headers).end(text)
  })
  expect(await createLogClient({ baseUrl: server.url }).get('abc')).toBe(text)
})

test('the request carries the token, the headers and the flags', async () => {
  await using server = await serveHttp((_, response) => response.end())
  const logs = createLogClient({ baseUrl: server.url, token: 'abc123', headers: { 'x-trace': '7' } })
  for (const raw of [true, '0', false] as const) await logs.get('abc', { raw })
  const urls = ['/v2/logs/abc?raw=true', '/v2/logs/abc?raw=0', '/v2/logs/abc']
  expect(server.requests.map(({ url }) => url)).toEqual(urls)
  expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer abc123', 'x-trace': '7' })
})

test('a log longer than maxBytes is refused, one of exactly maxBytes is not', async () => {
  await using server = await serveHttp((_, response) => {
    response.write('12345')
    if (server.requests.length < 3) response.end()
  })
  const logs = createLogClient({ baseUrl: server.url })
  expect(await logs.get('abc', { maxBytes: 5 })).toBe('12345')
  const error = await catchError(logs.get('abc', { maxBytes: 4 }), LogTooLargeError)
  expect(error.limit).toBe(4)
  expect(error.message).toBe('The log is longer than maxBytes, 4 bytes. Raise it, or use follow().')
  await vi.waitFor(() => expect(server.open.size).toBe(0))
})

test('a body shorter than its announced length is asked for again, and then an error', async () => {
  await using server = await serveConnections(
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nonly this',
  )
  const logs = createLogClient({ baseUrl: server.url, retry: { limit: 2, delayMs: 1 } })
  const error = await catchError(logs.get('abc'), LogConnectionError)
  expect(error.message).toContain(`GET ${server.url}/v2/logs/abc failed: `)
  expect([error.cause, server.opened]).toEqual([expect.any(Error), 3])
  // Not every fetch checks.
  const fetch = async () =>
    new Response('only this', { headers: { 'content-type': 'text/plain', 'content-length': '100' } })
  const told = await catchError(createLogClient({ fetch, retry: 0 }).get('abc'), LogConnectionError)
  expect(told.message).toContain('it ended after 9 of 100 bytes')
})

test('requests one after another share their connections', async () => {
  await using server = await serveHttp((_, response) => response.end('log\n'))
  const logs = createLogClient({ baseUrl: server.url })
  for (let i = 0; i < 20; i++) expect(await logs.get('abc')).toBe('log\n')
  // Node itself opens a second one, since a body ends before its connection is free again.
  expect(server.opened).toBeLessThanOrEqual(2)
})

test.each([false, true])(
  'a fetch of the options, or the global one at the time of a call: %s, gets every request',
  async (isGlobal) => {
    const headers = { 'content-type': 'text/plain', 'content-length': '11' }
    const fetch = vi.fn(async (_: Request) => new Response('from memory', { headers }))
    const logs = createLogClient(isGlobal ? {} : { fetch })
    if (isGlobal) vi.stubGlobal('fetch', fetch)
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await logs.get('abc')).toBe('from memory')
    expect(fetch.mock.calls.map(([{ method, url }]) => `${method} ${url}`)).toEqual([
      'GET https://api.apify.com/v2/logs/abc',
    ])
  },
)

test('download asks for a download and takes the name that the server gives', async () => {
  const headers = { 'content-disposition': 'attachment; filename="run.log"', 'content-length': 4 }
  await using server = await serveHttp((_, response) => response.writeHead(200, headers).end('log\n'))
  const logs = createLogClient({ baseUrl: server.url })
  const { fileName, body, contentLength } = await logs.download('abc', { raw: true })
  expect(server.requests[0]?.url).toBe('/v2/logs/abc?download=true&raw=true')
  expect([fileName, contentLength, await new Response(body).text()]).toEqual(['run.log', 4, 'log\n'])
})
