import { request } from 'node:http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import { createLogServer } from '../src/index.ts'
import { connectTo, readAnswer } from './exchange-bytes.ts'
import { readStream } from './read-stream.ts'
import { startRunning, startServer } from './start-server.ts'

describe('the typed client', () => {
  test('starts a run, appends and finishes it while a reader follows', async () => {
    await using server = await startServer()
    const started = await server.control.POST('/runs', { body: { id: 'a/b' } })
    expect(started.data).toEqual({ id: 'a/b' })
    const path = { params: { path: { id: 'a/b' } } }
    const stream = readStream(await fetch(server.logUrl('a/b', 'stream=1&raw=1')))
    await server.control.POST('/runs/{id}/log', { ...path, ...bytesOf('\u001b[1mone\n') })
    expect(await stream.until('one\n')).toBe('\u001b[1mone\n')
    await server.control.POST('/runs/{id}/finish', path)
    expect(await stream.rest()).toBe('\u001b[1mone\n')
  })

  test('starts a run without a body', async () => {
    await using server = await startServer()
    const { data } = await server.control.POST('/runs')
    expect(data?.id).toMatch(/^\w{17}$/)
  })

  test('lists runs with sizes, readers and state', async () => {
    await using server = await startServer()
    server.runs.start({ id: 'a', owner: 'me', access: 'owner' }).append('\u001b[1mone\n')
    const finished = server.runs.start({ id: 'b' })
    finished.finish()
    await fetch(server.logUrl('a', `stream=1&token=${server.tokens.add('me')}`))
    const { data } = await server.control.GET('/runs')
    expect(data?.runs).toEqual([
      {
        id: 'a',
        owner: 'me',
        access: 'owner',
        state: 'running',
        startedAt: expect.any(String),
        rawBytes: 8,
        printableBytes: 4,
        readers: 1,
      },
      {
        id: 'b',
        access: 'anyone',
        state: 'finished',
        startedAt: finished.startedAt.toISOString(),
        rawBytes: 0,
        printableBytes: 0,
        readers: 0,
      },
    ])
  })

  test('deletes a run, which is then unknown', async () => {
    await using server = await startRunning()
    const path = { params: { path: { id: 'a' } } }
    expect((await server.control.DELETE('/runs/{id}', path)).response.status).toBe(204)
    const again = [
      await server.control.DELETE('/runs/{id}', path),
      await server.control.POST('/runs/{id}/finish', path),
      await server.control.POST('/runs/{id}/log', { ...path, ...bytesOf('x') }),
    ]
    const error = { error: { type: 'run-not-found', message: 'There is no run "a".' } }
    expect(again.map(({ response, error }) => [response.status, error])).toEqual(again.map(() => [404, error]))
  })

  test('makes tokens that open what is their owner’s', async () => {
    await using server = await startServer()
    await server.control.POST('/runs', { body: { id: 'a', owner: 'me', access: 'owner' } })
    const mine = await server.control.POST('/tokens', { body: { owner: 'me' } })
    const yours = await server.control.POST('/tokens', { body: { owner: 'you' } })
    const statusWith = async (token = ''): Promise<number> => (await fetch(server.logUrl('a', `token=${token}`))).status
    expect([await statusWith(mine.data?.token), await statusWith(yours.data?.token)]).toEqual([200, 403])
  })

  test('sets the rate limit and begins to count anew', async () => {
    await using server = await startRunning()
    const limits = async (): Promise<unknown[]> => {
      const responses = await Promise.all([fetch(server.logUrl('a')), fetch(server.logUrl('a'))])
      return responses.map(({ status, headers }) => [status, headers.get('x-ratelimit-limit')]).sort()
    }
    await server.control.PUT('/rate-limit', { body: { perSecond: 1 } })
    expect(await limits()).toEqual([
      [200, '1'],
      [429, '1'],
    ])
    await server.control.PUT('/rate-limit', { body: { perSecond: 2 } })
    expect(await limits()).toEqual([
      [200, '2'],
      [200, '2'],
    ])
  })
})

describe('it refuses', () => {
  test.each<[string, string, unknown, string]>([
    ['POST', '/runs', { id: '' }, 'id must be a string of at least one character, not "".'],
    ['POST', '/runs', { id: '..' }, 'Invalid run id "..": it cannot stand in a URL path.'],
    ['POST', '/runs', { id: 'x'.repeat(257) }, `Invalid run id "${'x'.repeat(40)}": it is longer than 256 characters.`],
    ['POST', '/runs', { access: 'all' }, 'access must be "anyone" or "owner", not "all".'],
    ['POST', '/runs', { access: 'owner' }, 'is for its owner only, but has none: give an owner.'],
    ['POST', '/runs', [], 'The body must be a JSON object, not [].'],
    ['POST', '/tokens', {}, 'owner must be a string of at least one character, not undefined.'],
    ['POST', '/tokens', '{', 'The body is not JSON: '],
    ['PUT', '/faults', '{"times":1e400}', 'times of a fault must be a whole number from 1, not Infinity.'],
    ['PUT', '/rate-limit', {}, 'perSecond must be a whole number from 1, not undefined.'],
    ['PUT', '/rate-limit', { perSecond: '9' }, 'perSecond must be a whole number from 1, not "9".'],
    ['PUT', '/rate-limit', { perSecond: 0 }, 'perSecond must be a whole number from 1, not 0.'],
    ['PUT', '/rate-limit', { perSecond: 1.5 }, 'perSecond must be a whole number from 1, not 1.5.'],
  ])('%s %s with %j', async (method, path, value, message) => {
    await using server = await startServer()
    const body = typeof value === 'string' ? value : JSON.stringify(value)
    const response = await fetch(server.controlUrl + path, { method, body })
    const error = { type: 'invalid-input', message: expect.stringContaining(message) }
    expect([response.status, await response.json()]).toEqual([400, { error }])
    expect([server.rateLimit.perSecond, server.runs.list()]).toEqual([60, []])
  })

  test('a second run of the same id, and more log after the end', async () => {
    await using server = await startServer()
    server.runs.start({ id: 'a' }).finish()
    const again = await server.control.POST('/runs', { body: { id: 'a' } })
    const more = await server.control.POST('/runs/{id}/log', { params: { path: { id: 'a' } }, ...bytesOf('x') })
    expect([again.response.status, again.error?.error.type]).toEqual([409, 'run-exists'])
    expect([more.response.status, more.error?.error.type]).toEqual([409, 'run-finished'])
  })

  test('what goes past a limit, and keeps what was there', async () => {
    await using server = await startRunning({ limits: { logBytes: 3, runs: 1, tokens: 1 } })
    server.run.append('ab')
    server.tokens.add('me')
    const post = async (path: string, body: string): Promise<unknown[]> => {
      const response = await fetch(server.controlUrl + path, { method: 'POST', body })
      return [response.status, ((await response.json()) as { error: { type: string } }).error.type]
    }
    const refused = [507, 'limit-reached']
    expect(await post('/runs/a/log', 'cd')).toEqual(refused)
    expect(await post('/runs', '')).toEqual(refused)
    expect(await post('/tokens', '{"owner":"me"}')).toEqual(refused)
    server.run.append('c')
    expect(await (await fetch(server.logUrl('a'))).text()).toBe('abc')
  })

  test.each([
    ['GET', '/'],
    ['PATCH', '/runs'],
    ['GET', '/runs/a/log'],
  ])('%s %s, which there is not', async (method, path) => {
    await using server = await startServer()
    const response = await fetch(server.controlUrl + path, { method })
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: { type: 'not-found', message: `There is no ${method} ${path}.` } },
    ])
  })
})

test.each([
  ['of known length', (body: string) => body],
  ['of unknown length', (body: string) => new Blob([body]).stream()],
])('it refuses a body that is too long, %s', async (_, bodyOf) => {
  await using server = await startServer()
  const body = bodyOf(JSON.stringify({ id: 'a', owner: 'x'.repeat(2 ** 20) }))
  const response = await fetch(`${server.controlUrl}/runs`, { method: 'POST', body, duplex: 'half' } as RequestInit)
  const error = { type: 'invalid-input', message: 'The body is longer than 1048576 bytes.' }
  expect([response.status, await response.json()]).toEqual([413, { error }])
})

describe('with a token', () => {
  test.each([
    [undefined, 401],
    ['Bearer s3cre', 401],
    ['Bearer s3cretx', 401],
    ['Basic s3cret', 401],
    ['bearer s3cret', 200],
  ])('a request with the Authorization %j is answered %i', async (authorization, status) => {
    await using server = createLogServer()
    const { controlUrl } = await server.listen({ controlPort: 0, controlToken: 's3cret' })
    const response = await fetch(`${controlUrl}/runs`, { headers: authorization ? { authorization } : {} })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      status,
      status === 401 ? 'Bearer' : null,
    ])
  })

  test('server and typed client find it in the environment', async () => {
    vi.stubEnv('GET_LOG_CONTROL_TOKEN', 's3cret')
    onTestFinished(() => void vi.unstubAllEnvs())
    await using server = await startServer()
    expect((await server.control.GET('/runs')).response.status).toBe(200)
    const { error } = await createControlClient(server.controlUrl, { token: 'other' }).GET('/runs')
    expect(error).toMatchObject({ error: { type: 'token-not-valid', message: expect.not.stringContaining('s3cret') } })
  })

  test.each(['', 'a b', 'é'])('%j is none', async (controlToken) => {
    await using server = createLogServer()
    await expect(server.listen({ controlPort: 0, controlToken })).rejects.toThrow('A control token must be of ASCII')
  })
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

test('an upload is read as it comes, before it ends', async () => {
  await using server = await startRunning()
  const { readable, writable } = new TextEncoderStream()
  const upload = writable.getWriter()
  const uploaded = fetch(`${server.controlUrl}/runs/a/log`, {
    method: 'POST',
    body: readable,
    duplex: 'half',
  } as RequestInit)
  const stream = readStream(await fetch(server.logUrl('a', 'stream=1')))
  void upload.write('one\n')
  expect(await stream.until('one\n')).toBe('one\n')
  void upload.write('two\n')
  expect(await stream.until('two\n')).toBe('one\ntwo\n')
  await upload.close()
  expect((await uploaded).status).toBe(204)
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

function bytesOf(text: string): { body: string; bodySerializer: () => string; headers: Record<string, string> } {
  return { body: text, bodySerializer: () => text, headers: { 'Content-Type': 'application/octet-stream' } }
}

/** POSTs with headers that fetch would not send. */
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
