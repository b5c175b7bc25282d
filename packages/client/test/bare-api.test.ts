import { operationPath } from '@get-log/types'
import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'
import { serveHttp } from './servers/http-server.ts'

const params = { path: { buildOrRunId: 'abc' } }

test('api gives the log as data', async () => {
  await using server = await serveHttp((_, response) => response.end('log\n'))
  const { api } = createLogClient({ baseUrl: server.url, token: 'abc123' })
  const { data, error, response } = await api.GET(operationPath, { params, parseAs: 'text' })
  expect([data, error, response.status]).toEqual(['log\n', undefined, 200])
  expect(server.requests[0]?.headers.authorization).toBe('Bearer abc123')
})

test('api gives what the server said as error, and neither retries nor throws', async () => {
  const body = { error: { type: 'rate-limit-exceeded', message: 'Slow down.' } }
  await using server = await serveHttp((_, response) => {
    response.writeHead(429).end(JSON.stringify(body))
  })
  const { api } = createLogClient({ baseUrl: server.url })
  const { data, error, response } = await api.GET(operationPath, { params, parseAs: 'text' })
  expect([data, error, response.status]).toEqual([undefined, body, 429])
  expect(server.requests.length).toBe(1)
})

test('a middleware added to api sees the requests of every call', async () => {
  await using server = await serveHttp((_, response) => response.end('log\n'))
  const logs = createLogClient({ baseUrl: server.url })
  logs.api.use({ onRequest: ({ request }) => request.headers.set('x-trace', '7') })
  await logs.get('abc')
  expect(server.requests[0]?.headers['x-trace']).toBe('7')
})
