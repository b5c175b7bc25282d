import { operationPath } from '@get-log/types'
import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'
import { serveConnections } from './servers/replay-server.ts'

const params = { path: { buildOrRunId: 'abc' } }

test('api gives the log as data, and what the server said as error, and neither retries nor throws', async () => {
  const said = { error: { type: 'rate-limit-exceeded', message: 'Slow down.' } }
  await using server = await serveConnections({ body: 'log\n' }, { body: JSON.stringify(said), status: 429 })
  const { api } = createLogClient({ baseUrl: server.url, token: 'abc123' })
  for (const wanted of [
    ['log\n', undefined, 200],
    [undefined, said, 429],
  ]) {
    const { data, error, response } = await api.GET(operationPath, { params, parseAs: 'text' })
    expect([data, error, response.status]).toEqual(wanted)
  }
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc123', 'Bearer abc123'])
})
