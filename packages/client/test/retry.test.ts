import { expect, test } from 'vitest'
import type { RetryEvent } from '../src/index.ts'
import { createLogClient, LogApiError, LogConnectionError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { serveHttp } from './servers/http-server.ts'

const fast = { limit: 2, delayMs: 1 }

test.each([429, 500, 501, 502, 503, 504, 599])('%i is sent again until it succeeds', async (status) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(server.requests.length < 3 ? status : 200).end('log\n')
  })
  expect(await createLogClient({ baseUrl: server.url, retry: fast }).get('abc')).toBe('log\n')
  expect(server.requests.length).toBe(3)
})

test.each([400, 401, 402, 403, 404, 405, 408, 409])('%i is never sent again', async (status) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(status).end()
  })
  const error = await catchError(createLogClient({ baseUrl: server.url, retry: fast }).get('abc'), LogApiError)
  expect([error.status, error.attempt, server.requests.length]).toEqual([status, 1, 1])
})

test.each([
  [404, false],
  [429, true],
  [500, true],
])('the error for %i says whether asking again may help: %j', async (status, isTransient) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(status).end()
  })
  const error = await catchError(createLogClient({ baseUrl: server.url, retry: 0 }).get('abc'), LogApiError)
  expect(error.isTransient).toBe(isTransient)
})

test('after the limit the last error comes, with the number of its attempt', async () => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(503).end()
  })
  const error = await catchError(createLogClient({ baseUrl: server.url, retry: fast }).get('abc'), LogApiError)
  expect([error.status, error.attempt, server.requests.length]).toEqual([503, 3, 3])
})

test('a retry of 0 sends one request', async () => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(500).end()
  })
  await catchError(createLogClient({ baseUrl: server.url, retry: 0 }).stream('abc'), LogApiError)
  expect(server.requests.length).toBe(1)
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

test('onRetry tells the wait that Retry-After asked for, up to the limit for it', async () => {
  await using server = await serveHttp((_, response) => {
    const retryAfter = ['1', '3600'][server.requests.length - 1]
    response.writeHead(retryAfter ? 429 : 200, retryAfter ? { 'retry-after': retryAfter } : {}).end('log\n')
  })
  const events: RetryEvent[] = []
  const stop = new AbortController()
  const logs = createLogClient({
    baseUrl: server.url,
    retry: { delayMs: 1, maxRetryAfterMs: 2000 },
    onRetry: (event) => {
      events.push(event)
      if (events.length === 2) stop.abort(new Error('seen enough'))
    },
  })
  await expect(logs.get('abc', { signal: stop.signal })).rejects.toThrow('seen enough')
  expect(events.map((event) => event.delayMs)).toEqual([1000, 2000])
  expect(events[1]?.error).toMatchObject({ status: 429, retryAfterMs: 3_600_000 })
})

test('an error thrown by onRetry reaches the caller', async () => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(500).end()
  })
  const logs = createLogClient({
    baseUrl: server.url,
    onRetry: () => {
      throw new Error('from the callback')
    },
  })
  await expect(logs.get('abc')).rejects.toThrow('from the callback')
})
