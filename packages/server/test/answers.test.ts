import { document } from '@get-log/spec'
import type { ErrorStatus } from '@get-log/types'
import { expect, test } from 'vitest'
import { startRunning, startServer, writeLog } from './start-server.ts'

// The contract kit's clauses judge what the document promises. This tests what the server chose where the document is silent.

const { get } = document.paths['/v2/logs/{buildOrRunId}']

/** The example of an error that the document gives for a status. */
function exampleOf(status: ErrorStatus): { type: string; message: string } {
  const name = get.responses[status].$ref.split('/').at(-1) as keyof typeof document.components.responses
  return document.components.responses[name].content['application/json'].example.error
}

test.each<readonly [string, string]>([
  ['HG7ML7M8z78YcAPEB', document.components.headers.ContentDisposition.example],
  // Windows device names, which no file can have, and names that only look like them.
  ...['CON', 'nul', 'com1.txt', 'AUX .x', 'CONIN$'].map((id) => [id, `attachment; filename="_${id}.log"`] as const),
  ['lpt¹', `attachment; filename="_lpt_.log"; filename*=UTF-8''_lpt%C2%B9.log`],
  ...['console', 'null', 'com', 'xCON'].map((id) => [id, `attachment; filename="${id}.log"`] as const),
  ['a/b ?\n%2e💥', `attachment; filename="a_b ___2e_.log"; filename*=UTF-8''a_b%20___2e%F0%9F%92%A5.log`],
])(
  'the log with the id %j is found and offered under a file name that is valid on any system',
  async (id, disposition) => {
    await using server = await startServer()
    writeLog(server, 'x\n', { id })
    const response = await fetch(server.logUrl(id, 'download=1'))
    expect([response.headers.get('content-disposition'), await response.text()]).toEqual([disposition, 'x\n'])
  },
)

test.each(['banana', '', 'TRUE', '2', '%00'])(
  'a request is refused with 400 for raw=%s, naming parameter and value',
  async (value) => {
    await using server = await startRunning()
    const response = await fetch(server.logUrl('a', `raw=${value}`))
    const { error } = (await response.json()) as { error: { type: string; message: string } }
    expect([response.status, error.type]).toEqual([400, exampleOf(400).type])
    expect(error.message).toContain('"raw"')
    expect(error.message).toContain(JSON.stringify(decodeURIComponent(value)))
  },
)

test.each<[ErrorStatus, string, RequestInit?]>([
  ...['/', '/v2/logs', '/v2/logs/', '/v2/logs/open/b', '/v1/logs/open', '/v2/logs/%ff'].map(
    (path) => [404, path] as [404, string],
  ),
  [405, '/v2/logs/open', { method: 'QUERY' }],
  ...['Bearer nobody', 'Basic YTpi', 'Bearer', 'Bearer  '].map(
    (authorization) => [401, '/v2/logs/open', { headers: { authorization } }] as [401, string, RequestInit],
  ),
  [401, '/v2/logs/open?token=nobody'],
  [401, '/v2/logs/mine?token=my-token&token=nobody'],
  [401, '/v2/logs/mine?token=my-token&token=your-token'],
  [403, '/v2/logs/mine?token=your-token'],
])('a request is refused with %i, as documented, for %s with %j', async (status, path, init) => {
  await using server = await startServer()
  server.runs.start({ id: 'open' })
  server.runs.start({ id: 'mine', owner: 'me', access: 'owner' })
  server.tokens.add('me', 'my-token')
  server.tokens.add('you', 'your-token')
  const response = await fetch(server.url + path, init)
  expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store'])
  expect(await response.json()).toEqual({ error: exampleOf(status) })
})

test('a request is refused with 405 and no body for HEAD', async () => {
  await using server = await startRunning()
  const response = await fetch(server.logUrl('a'), { method: 'HEAD' })
  expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'OPTIONS,GET', ''])
})

test('a request is refused by the first step that finds a reason, and a refusal does not count towards the limit', async () => {
  await using server = await startServer({ rateLimit: 1 })
  server.runs.start({ id: 'a', owner: 'me', access: 'owner' })
  const [mine, yours] = [server.tokens.add('me'), server.tokens.add('you')]
  const refused = [
    ['POST', 'a/b', 404],
    ['POST', 'a?raw=x', 405],
    ['GET', 'b?raw=x&token=x', 400],
    ['GET', 'b?raw=1&raw=0', 400],
    ['GET', 'b?token=x', 401],
    ['GET', 'b?raw=1&raw=true', 404],
    ['GET', 'a', 401],
    ['GET', `a?token=${yours}`, 403],
  ] as const
  const asked = [...refused, ['GET', `a?token=${mine}`, 200], ...refused, ['GET', `a?token=${mine}`, 429]] as const
  for (const [method, path, status] of asked) {
    const response = await fetch(`${server.url}/v2/logs/${path}`, { method })
    expect([method, path, response.status]).toEqual([method, path, status])
  }
})

test('no token is known twice', async () => {
  await using server = await startServer()
  server.tokens.add('me', 's3cret')
  expect(() => server.tokens.add('you', 's3cret')).toThrow('That token is known already.')
})

test('an answer to OPTIONS is a 204 that lists the methods and answers a preflight', async () => {
  await using server = await startServer()
  const { status, headers } = await fetch(server.logUrl('a'), { method: 'OPTIONS' })
  const names = ['allow', 'access-control-allow-methods', 'access-control-allow-headers']
  expect([status, ...names.map((name) => headers.get(name))]).toEqual([
    204,
    'OPTIONS,GET',
    'OPTIONS,GET',
    'Authorization, *',
  ])
})
