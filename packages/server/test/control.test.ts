import { request } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import { createLogServer } from '../src/index.ts'
import { connectTo, readAnswer } from './exchange-bytes.ts'
import { startRunning, startServer } from './start-server.ts'

test('the typed client starts a run without a body', async () => {
  await using server = await startServer()
  const { data } = await server.control.POST('/runs')
  expect(data?.id).toMatch(/^\w{17}$/)
})

test('the typed client lists runs with sizes, readers and state', async () => {
  await using server = await startServer()
  server.runs.start({ id: 'a', owner: 'me', access: 'owner' }).append('\u001b[1mone\n')
  const finished = server.runs.start({ id: 'b' })
  finished.finish()
  await fetch(server.logUrl('a', `stream=1&token=${server.tokens.add('me')}`))
  const startedAt = expect.any(String)
  const growing = { owner: 'me', access: 'owner', state: 'running', startedAt, rawBytes: 8, printableBytes: 4 }
  const ended = { access: 'anyone', state: 'finished', startedAt: finished.startedAt.toISOString() }
  expect((await server.control.GET('/runs')).data?.runs).toEqual([
    { id: 'a', ...growing, readers: 1 },
    { id: 'b', ...ended, rawBytes: 0, printableBytes: 0, readers: 0 },
  ])
})

test('the typed client sets the rate limit and begins to count anew', async () => {
  await using server = await startRunning()
  for (const [perSecond, statuses] of [
    [1, [200, 429]],
    [2, [200, 200]],
  ] as const) {
    await server.control.PUT('/rate-limit', { body: { perSecond } })
    const answers = await Promise.all([fetch(server.logUrl('a')), fetch(server.logUrl('a'))])
    expect(answers.map(({ status }) => status).sort()).toEqual(statuses)
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-limit'))).toEqual(answers.map(() => `${perSecond}`))
  }
})

const invalid = [400, 'invalid-input'] as const
const full = [507, 'limit-reached'] as const

test.each<[string, string, string, readonly [number, string], unknown]>([
  ['POST', '/runs', 'id must be a string of at least one character, not "".', invalid, { id: '' }],
  ['POST', '/runs', 'Invalid run id "..": it cannot stand in a URL path.', invalid, { id: '..' }],
  ['POST', '/runs', `id "${'x'.repeat(40)}": it is longer than 256 characters.`, invalid, { id: 'x'.repeat(257) }],
  ['POST', '/runs', 'access must be "anyone" or "owner", not "all".', invalid, { access: 'all' }],
  ['POST', '/runs', 'is for its owner only, but has none: give an owner.', invalid, { access: 'owner' }],
  ['POST', '/runs', 'The body must be a JSON object, not [].', invalid, []],
  ['POST', '/runs', 'The body has an unknown key "idd": it takes id, owner, access.', invalid, { idd: 'x' }],
  ['POST', '/runs', 'The body is longer than 1048576 bytes.', [413, 'invalid-input'], { owner: 'x'.repeat(2 ** 20) }],
  ['POST', '/runs', 'There is already a run "ended"', [409, 'run-exists'], { id: 'ended' }],
  ['POST', '/runs', 'There are 2 runs already', full, ''],
  ['POST', '/tokens', 'owner must be a string of at least one character, not undefined.', invalid, {}],
  ['POST', '/tokens', 'The body is not JSON: ', invalid, '{'],
  ['POST', '/tokens', 'There are 1 tokens already', full, { owner: 'you' }],
  ['PUT', '/faults', 'times of a fault must be a whole number from 1, not Infinity.', invalid, '{"times":1e400}'],
  ['PUT', '/rate-limit', 'perSecond must be a whole number from 1, not undefined.', invalid, {}],
  ['PUT', '/rate-limit', 'perSecond must be a whole number from 1, not "9".', invalid, { perSecond: '9' }],
  ['PUT', '/rate-limit', 'perSecond must be a whole number from 1, not 0.', invalid, { perSecond: 0 }],
  ['PUT', '/rate-limit', 'perSecond must be a whole number from 1, not 1.5.', invalid, { perSecond: 1.5 }],
  ['POST', '/runs/ended/log', 'Run "ended" has finished', [409, 'run-finished'], 'x'],
  ['POST', '/runs/a/log', 'The log of run "a" would grow past 3 bytes; raise limits.logBytes.', full, 'cd'],
  ['POST', '/runs/nobody/log', 'There is no run "nobody".', [404, 'run-not-found'], 'x'],
  ['POST', '/runs/nobody/finish', 'There is no run "nobody".', [404, 'run-not-found'], ''],
  ['DELETE', '/runs/nobody', 'There is no run "nobody".', [404, 'run-not-found'], ''],
  ['PATCH', '/runs', 'There is no PATCH /runs.', [404, 'not-found'], ''],
  ['PUT', '/runs/a/log', 'There is no PUT /runs/a/log.', [404, 'not-found'], ''],
])('%s %s is refused, and nothing changes: %s', async (method, path, message, [status, type], value) => {
  await using server = await startRunning({ limits: { logBytes: 3, runs: 2, tokens: 1 } })
  server.run.append('ab')
  server.runs.start({ id: 'ended' }).finish()
  server.tokens.add('me')
  const body = typeof value === 'string' ? value : JSON.stringify(value)
  const response = await fetch(server.controlUrl + path, { method, body })
  const error = { type, message: expect.stringContaining(message) }
  expect([response.status, await response.json()]).toEqual([status, { error }])
  const states = server.runs.list().map(({ id, state, raw }) => [id, state, raw.length])
  expect([server.rateLimit.perSecond, states]).toEqual([
    60,
    [
      ['a', 'running', 2],
      ['ended', 'finished', 0],
    ],
  ])
})

test('a body of unknown length is refused once it is too long', async () => {
  await using server = await startServer()
  const body = new Blob([JSON.stringify({ id: 'a', owner: 'x'.repeat(2 ** 20) })]).stream()
  const response = await fetch(`${server.controlUrl}/runs`, { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect([response.status, server.runs.list()]).toEqual([413, []])
})

test.each([
  [undefined, 401],
  ['Bearer s3cre', 401],
  ['Bearer s3cretx', 401],
  ['Basic s3cret', 401],
  ['bearer s3cret', 200],
])('if a token is set, a request with the Authorization %j is answered %i', async (authorization, status) => {
  await using server = createLogServer()
  const { controlUrl } = await server.listen({ controlPort: 0, controlToken: 's3cret' })
  const response = await fetch(`${controlUrl}/runs`, { headers: authorization ? { authorization } : {} })
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    status,
    status === 401 ? 'Bearer' : null,
  ])
})

test('server and typed client find the control token in the environment', async () => {
  vi.stubEnv('GET_LOG_CONTROL_TOKEN', 's3cret')
  onTestFinished(() => void vi.unstubAllEnvs())
  await using server = await startServer()
  expect((await server.control.GET('/runs')).response.status).toBe(200)
  const { error } = await createControlClient(server.controlUrl, { token: 'other' }).GET('/runs')
  expect(error).toMatchObject({ error: { type: 'token-not-valid', message: expect.not.stringContaining('s3cret') } })
})

test.each(['', 'a b', 'é'])('%j is refused as a control token', async (controlToken) => {
  await using server = createLogServer()
  await expect(server.listen({ controlPort: 0, controlToken })).rejects.toThrow('A control token must be of ASCII')
})

test.each<[number, Record<string, string>]>([
  [403, { origin: 'https://evil.example' }],
  [403, { origin: 'null' }],
  [403, { origin: 'http://localhost' }],
  [403, { host: 'evil.example' }],
  [403, { host: 'localhost.evil.example:80' }],
  [403, { 'sec-fetch-site': 'cross-site' }],
  [201, { host: 'localhost' }],
  [201, { host: '127.0.0.1' }],
  [201, { host: '[::1]:4021' }],
])('it answers %i to a request with the headers %j', async (status, headers) => {
  await using server = await startServer()
  expect(await statusOf(`${server.controlUrl}/runs`, headers)).toBe(status)
  expect(server.runs.list().length).toBe(status === 201 ? 1 : 0)
})

test('an upload for a run that is deleted meanwhile is refused', async () => {
  await using server = await startRunning()
  const upload = connectTo(server.controlUrl)
  const answered = readAnswer(upload)
  upload.write('POST /runs/a/log HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\na')
  await expect.poll(() => server.run.raw.length).toBe(1)
  server.runs.delete('a')
  upload.write('b')
  expect((await answered).status).toBe(409)
})

test('there is no control interface unless it is asked for', async () => {
  await using server = await startServer()
  await using listening = await server.listen()
  expect(listening.controlUrl).toBeUndefined()
  expect((await fetch(`${listening.url}/runs`)).status).toBe(404)
})

function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
