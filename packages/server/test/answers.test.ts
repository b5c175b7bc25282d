import { document } from '@get-log/spec'
import type { ErrorStatus } from '@get-log/types'
import { describe, expect, test } from 'vitest'
import { startRunning, startServer, writeLog } from './start-server.ts'

const coloured = '\u001b[32mgreen\u001b[0m\tand \u{1f600}\r\n'
const printable = 'green\tand \u{1f600}\n'

const { get } = document.paths['/v2/logs/{buildOrRunId}']

/** The example of an error that the document gives for a status. */
function exampleOf(status: ErrorStatus): { type: string; message: string } {
  const name = get.responses[status].$ref.split('/').at(-1) as keyof typeof document.components.responses
  return document.components.responses[name].content['application/json'].example.error
}

async function expectError(response: Response, status: ErrorStatus): Promise<void> {
  const body = await response.arrayBuffer()
  const [type, length, cache] = ['content-type', 'content-length', 'cache-control'].map((name) =>
    response.headers.get(name),
  )
  const { error } = JSON.parse(new TextDecoder().decode(body)) as { error: unknown }
  expect({ status: response.status, type, length, cache, error }).toEqual({
    status,
    cache: 'no-store',
    type: 'application/json',
    length: String(body.byteLength),
    error: exampleOf(status),
  })
}

describe('the log', () => {
  test('is the printable text, with its length', async () => {
    await using server = await startServer()
    writeLog(server, coloured)
    const response = await fetch(server.logUrl('a'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('content-length')).toBe(String(new TextEncoder().encode(printable).length))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(printable)
  })

  test.each([
    ['1', coloured],
    ['true', coloured],
    ['0', printable],
    ['false', printable],
  ])('with raw=%s is %j', async (flag, text) => {
    await using server = await startServer()
    writeLog(server, coloured)
    expect(await (await fetch(server.logUrl('a', `raw=${flag}`))).text()).toBe(text)
  })

  test.each([
    ['empty before anything is written', ''],
    ['what there is while the run goes on', 'so far\n'],
    ['whole, of several megabytes', 'a line of a long log, in words\n'.repeat(100_000)],
  ])('is %s', async (_, text) => {
    await using server = await startServer()
    server.runs.start({ id: 'a' }).append(text)
    const response = await fetch(server.logUrl('a'))
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(text.length)])
    expect(await response.text()).toBe(text)
  })

  test.each([
    ['download=1', 'attachment; filename="a.log"'],
    ['download=true', 'attachment; filename="a.log"'],
    ['download=0', null],
    ['download=false', null],
    ['', null],
  ])('is offered as a file if asked for, with the query "%s"', async (query, disposition) => {
    await using server = await startServer()
    writeLog(server, coloured)
    const response = await fetch(server.logUrl('a', query))
    expect([response.headers.get('content-disposition'), await response.text()]).toEqual([disposition, printable])
  })

  test.each<readonly [string, string]>([
    ['HG7ML7M8z78YcAPEB', document.components.headers.ContentDisposition.example],
    // Devices of Windows, which no file can be named after, and what only looks like them.
    ...['CON', 'nul', 'com1.txt', 'AUX .x', 'CONIN$'].map((id) => [id, `attachment; filename="_${id}.log"`] as const),
    ['lpt¹', `attachment; filename="_lpt_.log"; filename*=UTF-8''_lpt%C2%B9.log`],
    ...['console', 'null', 'com', 'xCON'].map((id) => [id, `attachment; filename="${id}.log"`] as const),
    ['a/b ?\n%2e💥', `attachment; filename="a_b ___2e_.log"; filename*=UTF-8''a_b%20___2e%F0%9F%92%A5.log`],
  ])('of the id %j is found and offered as a file that any system can keep', async (id, disposition) => {
    await using server = await startServer()
    writeLog(server, 'x\n', { id })
    const response = await fetch(server.logUrl(id, 'download=1'))
    expect([response.headers.get('content-disposition'), await response.text()]).toEqual([disposition, 'x\n'])
  })
})

describe('a request is refused', () => {
  test.each(['banana', '', 'TRUE', '2', '%00'])('with 400 for raw=%s, naming parameter and value', async (value) => {
    await using server = await startRunning()
    const response = await fetch(server.logUrl('a', `raw=${value}`))
    const { error } = (await response.json()) as { error: { type: string; message: string } }
    expect([response.status, error.type]).toEqual([400, exampleOf(400).type])
    expect(error.message).toContain('"raw"')
    expect(error.message).toContain(JSON.stringify(decodeURIComponent(value)))
  })

  test.each([
    ['with 400', 'stream=1&stream=false', 400],
    ['not at all', 'raw=1&raw=true', 200],
  ])('%s for a flag given twice as in %s', async (_, query, status) => {
    await using server = await startServer()
    writeLog(server, coloured)
    const response = await fetch(server.logUrl('a', query))
    expect([response.status, (await response.text()) === coloured]).toEqual([status, status === 200])
  })

  test.each<[ErrorStatus, string, RequestInit?]>([
    ...['/', '/v2/logs', '/v2/logs/', '/v2/logs/nobody', '/v2/logs/open/b', '/v1/logs/open', '/v2/logs/%ff'].map(
      (path) => [404, path] as [404, string],
    ),
    ...['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'].map(
      (method) => [405, '/v2/logs/open', { method }] as [405, string, RequestInit],
    ),
    ...['Bearer nobody', 'Basic YTpi', 'Bearer', 'Bearer  '].map(
      (authorization) => [401, '/v2/logs/open', { headers: { authorization } }] as [401, string, RequestInit],
    ),
    [401, '/v2/logs/open?token=nobody'],
    [401, '/v2/logs/mine'],
    [401, '/v2/logs/mine?token=my-token&token=nobody'],
    [401, '/v2/logs/mine?token=my-token&token=your-token'],
    [403, '/v2/logs/mine?token=your-token'],
  ])('with %i, as documented, for %s with %j', async (status, path, init) => {
    await using server = await startServer()
    server.runs.start({ id: 'open' })
    server.runs.start({ id: 'mine', owner: 'me', access: 'owner' })
    server.tokens.add('me', 'my-token')
    server.tokens.add('you', 'your-token')
    const response = await fetch(server.url + path, init)
    expect(response.headers.get('allow')).toBe(status === 405 ? document.components.headers.Allow.example : null)
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null)
    await expectError(response, status)
  })

  test('with 405 and no body for HEAD', async () => {
    await using server = await startRunning()
    const response = await fetch(server.logUrl('a'), { method: 'HEAD' })
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'OPTIONS,GET', ''])
  })

  test('with 429 past the limit, and not before', async () => {
    await using server = await startRunning({ rateLimit: 3 })
    const responses = [0, 1, 2, 3].map(() => fetch(server.logUrl('a')))
    const sorted = (await Promise.all(responses)).sort((one, other) => one.status - other.status)
    expect(sorted.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(sorted.map(({ headers }) => headers.get('x-ratelimit-limit'))).toEqual(['3', '3', '3', '3'])
    expect(sorted[3]?.headers.get('retry-after')).toBe('1')
    await expectError(sorted[3] as Response, 429)
  })
})

test('of several reasons to refuse a request the first step that has one counts, and a refusal uses up no limit', async () => {
  await using server = await startServer({ rateLimit: 1 })
  server.runs.start({ id: 'a', owner: 'me', access: 'owner' })
  const [mine, yours] = [server.tokens.add('me'), server.tokens.add('you')]
  const refused = [
    ['POST', 'a/b', 404],
    ['POST', 'a?raw=x', 405],
    ['GET', 'b?raw=x&token=x', 400],
    ['GET', 'b?token=x', 401],
    ['GET', 'b', 404],
    ['GET', 'a', 401],
    ['GET', `a?token=${yours}`, 403],
  ] as const
  const asked = [...refused, ['GET', `a?token=${mine}`, 200], ...refused, ['GET', `a?token=${mine}`, 429]] as const
  for (const [method, path, status] of asked) {
    const response = await fetch(`${server.url}/v2/logs/${path}`, { method })
    expect([method, path, response.status]).toEqual([method, path, status])
  }
})

test('a token is known only by all of its characters, and only once', async () => {
  await using server = await startRunning()
  server.tokens.add('me', 's3cret')
  const statusWith = async (token: string): Promise<number> =>
    (await fetch(server.logUrl('a', `token=${token}`))).status
  const tokens = ['s3cret', 's3cre', 's3cretx', 's3crets3cret', 'S3cret', 's3crex', '']
  expect(await Promise.all(tokens.map(statusWith))).toEqual([200, 401, 401, 401, 401, 401, 401])
  expect(() => server.tokens.add('you', 's3cret')).toThrow('That token is known already.')
})

test.each(['header', 'query'])('the token of the owner in the %s opens a restricted log', async (where) => {
  await using server = await startServer()
  writeLog(server, 'mine\n', { id: 'a', owner: 'me', access: 'owner' })
  const token = server.tokens.add('me')
  const response =
    where === 'header'
      ? await fetch(server.logUrl('a'), { headers: { authorization: `bearer ${token}` } })
      : await fetch(server.logUrl('a', `token=${token}`))
  expect(await response.text()).toBe('mine\n')
})

describe('every answer', () => {
  test.each(['', '?raw=banana', '?token=x', '/../none'])(
    'says the rate limit and lets other origins read: %s',
    async (rest) => {
      await using server = await startRunning({ rateLimit: 7 })
      const { headers } = await fetch(`${server.url}/v2/logs/a${rest}`)
      expect([headers.get('x-ratelimit-limit'), headers.get('access-control-allow-origin')]).toEqual(['7', '*'])
    },
  )

  test('to OPTIONS is a 204 that lists the methods and answers a preflight', async () => {
    await using server = await startServer()
    const response = await fetch(server.logUrl('a'), { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('allow')).toBe('OPTIONS,GET')
    expect(response.headers.get('access-control-allow-methods')).toBe('OPTIONS,GET')
    expect(response.headers.get('access-control-allow-headers')).toBe('Authorization, *')
  })

  test('uses the error types of April 2026 if asked to', async () => {
    await using server = await startServer({ errorTypes: '2026-04' })
    server.runs.start({ id: 'a', owner: 'me', access: 'owner' })
    const typeOf = async (query: string): Promise<string> => {
      const response = await fetch(server.logUrl('a', query))
      return ((await response.json()) as { error: { type: string } }).error.type
    }
    expect(await typeOf('token=nobody')).toBe('invalid-token')
    expect(await typeOf(`token=${server.tokens.add('you')}`)).toBe('insufficient-permissions')
  })
})
