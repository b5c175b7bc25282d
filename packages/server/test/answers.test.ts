import { document } from '@get-log/spec'
import type { ErrorStatus } from '@get-log/types'
import { describe, expect, test } from 'vitest'
import type { Run } from '../src/index.ts'
import { startServer } from './start-server.ts'

const coloured = '\u001b[32mgreen\u001b[0m\tand \u{1f600}\r\n'
const printable = 'green\tand \u{1f600}\n'

const errors: Record<number, { type: string; message: string }> = Object.fromEntries(
  Object.values(document.components.responses).flatMap((response) =>
    Object.entries(document.paths['/v2/logs/{buildOrRunId}'].get.responses)
      .filter(([, value]) => '$ref' in value && document.components.responses[nameOf(value.$ref)] === response)
      .map(([status]) => [status, response.content['application/json'].example.error]),
  ),
)

function nameOf(reference: string): keyof typeof document.components.responses {
  return reference.split('/').at(-1) as keyof typeof document.components.responses
}

async function expectError(response: Response, status: ErrorStatus): Promise<void> {
  const body = await response.arrayBuffer()
  const [type, length] = ['content-type', 'content-length'].map((name) => response.headers.get(name))
  const { error } = JSON.parse(new TextDecoder().decode(body)) as { error: unknown }
  expect({ status: response.status, type, length, error }).toEqual({
    status,
    type: 'application/json',
    length: String(body.byteLength),
    error: errors[status],
  })
}

function write(run: Run, text: string): Run {
  run.append(text)
  run.finish()
  return run
}

describe('the log', () => {
  test('is the printable text, with its length', async () => {
    await using server = await startServer()
    write(server.runs.start({ id: 'a' }), coloured)
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
    write(server.runs.start({ id: 'a' }), coloured)
    expect(await (await fetch(server.logUrl('a', `raw=${flag}`))).text()).toBe(text)
  })

  test('is an empty 200 before anything is written', async () => {
    await using server = await startServer()
    server.runs.start({ id: 'a' })
    const response = await fetch(server.logUrl('a'))
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '0', ''])
  })

  test('of a running run ends with what there is', async () => {
    await using server = await startServer()
    server.runs.start({ id: 'a' }).append('so far\n')
    expect(await (await fetch(server.logUrl('a'))).text()).toBe('so far\n')
  })

  test('of several megabytes arrives whole', async () => {
    await using server = await startServer()
    const text = Array.from({ length: 100_000 }, (_, line) => `line ${line} of a long log, in words\n`).join('')
    write(server.runs.start({ id: 'a' }), text)
    const response = await fetch(server.logUrl('a'))
    expect(response.headers.get('content-length')).toBe(String(text.length))
    expect(await response.text()).toBe(text)
  })

  test.each(['1', 'true'])('is offered as a file, with download=%s', async (flag) => {
    await using server = await startServer()
    write(server.runs.start({ id: 'HG7ML7M8z78YcAPEB' }), coloured)
    const response = await fetch(server.logUrl('HG7ML7M8z78YcAPEB', `download=${flag}`))
    expect(response.headers.get('content-disposition')).toBe(document.components.headers.ContentDisposition.example)
    expect(await response.text()).toBe(printable)
  })

  test.each(['', 'download=0', 'download=false'])('is not offered as a file, with the query "%s"', async (query) => {
    await using server = await startServer()
    write(server.runs.start({ id: 'a' }), coloured)
    expect((await fetch(server.logUrl('a', query))).headers.has('content-disposition')).toBe(false)
  })

  test.each(['CON', 'nul', 'com1.txt', 'AUX .x', 'lpt¹', 'CONIN$'])(
    'is offered as a file, not a device, for the id %s',
    async (id) => {
      await using server = await startServer()
      write(server.runs.start({ id }), coloured)
      const disposition = (await fetch(server.logUrl(id, 'download=1'))).headers.get('content-disposition')
      expect(disposition).toContain('filename="_')
    },
  )

  test.each(['console', 'null', 'com', 'xCON'])('keeps the name of the id %s, which is no device', async (id) => {
    await using server = await startServer()
    write(server.runs.start({ id }), coloured)
    const disposition = (await fetch(server.logUrl(id, 'download=1'))).headers.get('content-disposition')
    expect(disposition).toBe(`attachment; filename="${id}.log"`)
  })

  test('is found by an id with characters that a URL must escape', async () => {
    await using server = await startServer()
    write(server.runs.start({ id: 'a/b ?\n%2e💥' }), 'x\n')
    const response = await fetch(server.logUrl('a/b ?\n%2e💥', 'download=1'))
    expect(await response.text()).toBe('x\n')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="a_b ___2e_.log"; filename*=UTF-8''a_b%20___2e%F0%9F%92%A5.log`,
    )
  })
})

describe('a request is refused', () => {
  test.each(['banana', '', 'TRUE', '2', '%00'])('with 400 for raw=%s, naming parameter and value', async (value) => {
    await using server = await startServer()
    server.runs.start({ id: 'a' })
    const response = await fetch(server.logUrl('a', `raw=${value}`))
    const { error } = (await response.json()) as { error: { type: string; message: string } }
    expect([response.status, error.type]).toEqual([400, errors[400]?.type])
    expect(error.message).toContain('"raw"')
    expect(error.message).toContain(JSON.stringify(decodeURIComponent(value)))
  })

  test('with 400 for a flag given twice with different meanings', async () => {
    await using server = await startServer()
    server.runs.start({ id: 'a' })
    expect((await fetch(server.logUrl('a', 'stream=1&stream=false'))).status).toBe(400)
  })

  test('not at all for a flag given twice with one meaning', async () => {
    await using server = await startServer()
    write(server.runs.start({ id: 'a' }), coloured)
    expect(await (await fetch(server.logUrl('a', 'raw=1&raw=true'))).text()).toBe(coloured)
  })

  test.each([
    [404, 'an unknown id', 'nobody', ''],
    [401, 'a restricted log without a token', 'a', ''],
    [403, "someone else's restricted log", 'a', 'token=yours'],
  ] as const)('with %i for %s', async (status, _, id, query) => {
    await using server = await startServer()
    server.runs.start({ id: 'a', owner: 'me', access: 'owner' })
    server.tokens.add('you', 'yours')
    await expectError(await fetch(server.logUrl(id, query)), status)
  })

  test.each(['/', '/v2/logs', '/v2/logs/', '/v2/logs/a/b', '/v1/logs/a', '/v2/logs/%ff', '/v2/logs/a%2fb/..'])(
    'with 404 for the path %s',
    async (path) => {
      await using server = await startServer()
      server.runs.start({ id: 'a' })
      await expectError(await fetch(server.url + path), 404)
    },
  )

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'])('with 405 for %s', async (method) => {
    await using server = await startServer()
    server.runs.start({ id: 'a' })
    const response = await fetch(server.logUrl('a'), { method })
    expect(response.headers.get('allow')).toBe(document.components.headers.Allow.example)
    await expectError(response, 405)
  })

  test('with 405 and no body for HEAD', async () => {
    await using server = await startServer()
    server.runs.start({ id: 'a' })
    const response = await fetch(server.logUrl('a'), { method: 'HEAD' })
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'OPTIONS,GET', ''])
  })

  test.each(['header', 'query'])(
    'with 401 for an unknown token in the %s, even where none is needed',
    async (where) => {
      await using server = await startServer()
      server.runs.start({ id: 'a' })
      const response =
        where === 'header'
          ? await fetch(server.logUrl('a'), { headers: { authorization: 'Bearer nobody' } })
          : await fetch(server.logUrl('a', 'token=nobody'))
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      await expectError(response, 401)
    },
  )

  test.each(['Basic YTpi', 'Bearer', 'Bearer  '])('with 401 for the authorization "%s"', async (authorization) => {
    await using server = await startServer()
    server.runs.start({ id: 'a' })
    await expectError(await fetch(server.logUrl('a'), { headers: { authorization } }), 401)
  })

  test('with 429 past the limit, and not before', async () => {
    await using server = await startServer({ rateLimit: 3 })
    server.runs.start({ id: 'a' })
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
  await using server = await startServer()
  server.runs.start({ id: 'a' })
  server.tokens.add('me', 's3cret')
  const statusWith = async (token: string): Promise<number> =>
    (await fetch(server.logUrl('a', `token=${token}`))).status
  const tokens = ['s3cret', 's3cre', 's3cretx', 's3crets3cret', 'S3cret', 's3crex', '']
  expect(await Promise.all(tokens.map(statusWith))).toEqual([200, 401, 401, 401, 401, 401, 401])
  expect(() => server.tokens.add('you', 's3cret')).toThrow('That token is known already.')
})

describe('the token of the owner', () => {
  test.each(['header', 'query'])('in the %s opens a restricted log', async (where) => {
    await using server = await startServer()
    write(server.runs.start({ id: 'a', owner: 'me', access: 'owner' }), 'mine\n')
    const token = server.tokens.add('me')
    const response =
      where === 'header'
        ? await fetch(server.logUrl('a'), { headers: { authorization: `bearer ${token}` } })
        : await fetch(server.logUrl('a', `token=${token}`))
    expect(await response.text()).toBe('mine\n')
  })

  test.each(['not known', "another owner's"])('counts for nothing beside a token that is %s', async (other) => {
    await using server = await startServer()
    server.runs.start({ id: 'a', owner: 'me', access: 'owner' })
    const token = server.tokens.add('me')
    server.tokens.add('you', "another owner's")
    await expectError(await fetch(server.logUrl('a', `token=${token}&token=${other}`)), 401)
  })
})

describe('every answer', () => {
  test.each(['', '?raw=banana', '?token=x', '/../none'])(
    'says the rate limit and lets other origins read: %s',
    async (rest) => {
      await using server = await startServer({ rateLimit: 7 })
      server.runs.start({ id: 'a' })
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
