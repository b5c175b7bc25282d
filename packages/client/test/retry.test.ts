import { expect, test } from 'vitest'
import type { RetryEvent } from '../src/index.ts'
import { createLogClient, LogApiError, LogConnectionError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { serveHttp } from './servers/http-server.ts'
import { serveConnections } from './servers/replay-server.ts'

const fast = { limit: 2, delayMs: 1 }

test.each([429, 500, 501, 502, 503, 504, 599])('a %i is retried until the request succeeds', async (status) => {
  await using server = await serveHttp((_, response) => {
    response.statusCode = server.requests.length < 3 ? status : 200
    response.end('log\n')
  })
  expect(await createLogClient({ baseUrl: server.url, retry: fast }).get('abc')).toBe('log\n')
  expect(server.requests.length).toBe(3)
})

test.each([
  ...[400, 401, 402, 403, 404, 405, 408, 409].map((status) => [status, 1, fast] as const),
  [503, 3, fast] as const,
  [503, 1, Number.NaN] as const,
])('%i is an error after request %i, whose number it has, with retry: %j', async (status, attempt, retry) => {
  await using server = await serveConnections({ body: '', status })
  const error = await catchError(createLogClient({ baseUrl: server.url, retry }).get('abc'), LogApiError)
  expect(error).toMatchObject({ status, attempt, isTransient: status === 503 })
  expect(server.requests.length).toBe(attempt)
})

test('a connection refused is tried again, and says where', async () => {
  const server = await serveHttp(() => {})
  await server[Symbol.asyncDispose]()
  const events: RetryEvent[] = []
  const logs = createLogClient({ baseUrl: server.url, retry: fast, onRetry: (event) => events.push(event) })
  const error = await catchError(logs.get('abc'), LogConnectionError)
  expect(error.message).toContain(`GET ${server.url}/v2/logs/abc failed: `)
  expect(error.message).toContain('ECONNREFUSED')
  expect(events.map((event) => event.failures)).toEqual([1, 2])
  expect(events[0]?.error).toBeInstanceOf(LogConnectionError)
})

test('an error thrown by onRetry reaches the caller', async () => {
  await using server = await serveConnections({ body: '', status: 500 })
  const onRetry = () => {
    throw new Error('from the callback')
  }
  await expect(createLogClient({ baseUrl: server.url, onRetry }).get('abc')).rejects.toThrow('from the callback')
})
