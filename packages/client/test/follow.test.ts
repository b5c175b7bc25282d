import { expect, test, vi } from 'vitest'
import type { BytesOptions, LogCursor, LogError, LogFollower } from '../src/index.ts'
import { createLogClient, LogApiError, LogConnectionError, LogDivergedError, LogTruncatedError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { readAll } from './read-all.ts'
import type { HttpServer } from './servers/http-server.ts'
import { serveHttp } from './servers/http-server.ts'
import type { Connection } from './servers/replay-server.ts'
import { serveConnections } from './servers/replay-server.ts'

/** Its pieces as text: here no piece ends within a character. */
async function readParts(follower: LogFollower, seen?: Uint8Array[]): Promise<string[]> {
  return (await readAll(follower, seen)).map((chunk) => Buffer.from(chunk).toString())
}

function follow({ url }: HttpServer, options?: BytesOptions): LogFollower {
  return createLogClient({ baseUrl: url, retry: { limit: 3, delayMs: 1 } }).bytes('abc', { follow: true, ...options })
}

const drop = (body: string): Connection => ({ body, ending: 'drop' })
const announce = (body: string): Connection => ({ body, announced: true })
const [one, two, three] = [{ body: 'one\n' }, { body: 'one\ntwo\n' }, { body: 'one\ntwo\nthree\n' }]

test.each<[string, string[], number, boolean, Connection, ...Connection[]]>([
  ['a dropped connection goes on after the last byte', ['one\ntw', 'o\nthree\n'], 3, false, drop('one\ntw'), three],
  ['a log whose announced length came is not asked for twice', ['one\n'], 1, true, announce(one.body)],
  ['an end without announced length is one if a second look finds no more', ['one\n'], 2, false, one],
  ['an end too early, but clean, shows', ['one\nt', 'wo\n', 'three\n'], 4, false, { body: 'one\nt' }, two, three],
  ['a replay that was cut short is read again', ['one\ntwo\n', 'three\n'], 4, false, drop(two.body), one, three],
])('%s', async (_, parts, requests, isProven, ...connections) => {
  await using server = await serveConnections(...connections)
  const follower = follow(server)
  expect(follower.isProven).toBeUndefined()
  expect(await readParts(follower)).toEqual(parts)
  expect([server.requests.length, follower.isProven]).toEqual([requests, isProven])
})

test.each([false, true])(
  'an empty log of a run that has just begun is asked for again, its emptiness announced: %s',
  async (announced) => {
    const empty = { body: '', announced }
    await using server = await serveConnections(empty, empty, empty, announce(one.body))
    expect(await readParts(follow(server))).toEqual(['one\n'])
  },
)

test.each<[string, BytesOptions]>([
  ['live', {}],
  ['as it is now', { follow: false }],
  ['raw', { raw: '1' }],
])(
  'a cache that keeps a truncated answer and ignores request headers hides nothing of a log %s',
  async (_, options) => {
    // As Varnish and nginx do it: for the same URL, the same answer.
    const kept = new Map<string, string>()
    const origin = ['one\n', 'one\ntwo\n', 'one\ntwo\n', 'one\ntwo\nthree\n', 'one\ntwo\nthree\nfour\n']
    await using server = await serveHttp(({ url = '' }, response) => {
      if (!kept.has(url)) kept.set(url, origin[Math.min(kept.size, 4)] as string)
      response.write(kept.get(url), () => response.end())
    })
    expect((await readParts(follow(server, options))).join('')).toBe('one\ntwo\n')
    expect(new Set(server.requests.map(({ url }) => url)).size).toBe(3)
    for (const { headers } of server.requests) expect(headers['cache-control']).toBe('no-cache, no-store')
  },
)

test('the length that a cache announces does not prove where the log ends', async () => {
  await using server = await serveHttp(({ url }, response) => {
    const isKept = url === '/v2/logs/abc?stream=true'
    const body = isKept ? 'one\n' : 'one\ntwo\n'
    if (isKept) response.setHeader('age', 0)
    response.writeHead(200, { 'content-length': body.length }).end(body)
  })
  expect(await readParts(follow(server))).toEqual(['one\n', 'two\n'])
})

test('a log that changed is an error, nothing of it is handed out, and its connection is closed', async () => {
  await using server = await serveConnections(drop('one\ntwo\n'), { body: 'one\nTWO\nthree\n', ending: 'open' })
  const seen: Uint8Array[] = []
  const follower = follow(server)
  const error = await catchError(readParts(follower, seen), LogDivergedError)
  expect(error.message).toContain('its first 8 bytes changed')
  expect(error.cursor).toEqual(follower.cursor)
  expect(Buffer.concat(seen).toString()).toBe('one\ntwo\n')
  expect(server.requests.length).toBe(2)
  await vi.waitFor(() => expect(server.open.size).toBe(0))
})

test.each<[string, new (...parameters: never[]) => LogError, string, number, Connection, ...Connection[]]>([
  [
    'a log that shrank is asked for again, and then an error',
    LogTruncatedError,
    'ended after 4 bytes, but had 8 before',
    8,
    drop(two.body),
    announce(one.body),
  ],
  ['a server that flaps without progress ends in an error', LogConnectionError, 'failed', 4, drop(one.body)],
])('%s', async (_, kind, message, bytes, ...connections) => {
  await using server = await serveConnections(...connections)
  const error = await catchError(readParts(follow(server)), kind)
  expect(error.message).toContain(message)
  expect(error.cursor?.bytes).toBe(bytes)
  expect(server.requests.length).toBe(4)
})

test('new bytes reset the count of failures', async () => {
  const line = 'a line\n'
  const drops = Array.from({ length: 12 }, (_, i) => drop(line.repeat(i + 2)))
  await using server = await serveConnections(
    drop(line),
    ...drops.flatMap((drop) => [drop, { body: '', status: 503 }, drop]),
    { body: line.repeat(13) },
  )
  const parts = await readParts(follow(server))
  expect(parts.join('')).toBe(line.repeat(13))
})

test.each([400, 401, 403, 404, 405])('%i while resuming is final and carries the cursor', async (status) => {
  await using server = await serveConnections(drop('one\n'), { body: '', status })
  const follower = follow(server)
  const error = await catchError(readParts(follower), LogApiError)
  expect([error.status, server.requests.length]).toEqual([status, 2])
  expect(error.cursor).toEqual(follower.cursor)
  expect(error.cursor?.bytes).toBe(4)
})

test.each<[string, new (...parameters: never[]) => LogError]>([
  ['one\ntwo\n', LogDivergedError],
  ['one\n', LogDivergedError],
  ['on', LogTruncatedError],
])('the cursor of another log is refused, in %j', async (body, kind) => {
  await using server = await serveConnections({ body })
  const from = { bytes: 4, hash: 'of-another-log' }
  await catchError(readParts(follow(server, { from })), kind)
})

test.each([{}, { bytes: Number.NaN, hash: '' }, { bytes: -1, hash: '' }])('%j is not a cursor', (from) => {
  const logs = createLogClient()
  expect(() => logs.follow('abc', { from: from as LogCursor })).toThrow(TypeError)
})

test('a follower that is not read sends nothing', async () => {
  await using server = await serveConnections(announce(one.body))
  follow(server)
  // A request sent later has been answered by then.
  await readParts(follow(server))
  expect(server.requests.length).toBe(1)
})
