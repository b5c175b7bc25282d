import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import type { LogClientOptions, LogError, LogFollower } from '../src/index.ts'
import { createLogClient, LogApiError, LogConnectionError, LogDivergedError, LogTruncatedError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { serveHttp } from './servers/http-server.ts'
import { serveConnections } from './servers/replay-server.ts'

const fast: LogClientOptions = { retry: { limit: 3, delayMs: 1 } }

async function readAll(follower: LogFollower, parts: string[] = []): Promise<string[]> {
  const decoder = new TextDecoder()
  for await (const chunk of follower) parts.push(decoder.decode(chunk, { stream: true }))
  return parts
}

test('a dropped connection goes on after the last byte', async () => {
  await using server = await serveConnections({ body: 'one\ntw', ending: 'drop' }, { body: 'one\ntwo\nthree\n' })
  const parts = await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))
  expect(parts).toEqual(['one\ntw', 'o\nthree\n'])
})

test('follow asks for a stream, and for the raw log if told so', async () => {
  await using server = await serveConnections({ body: 'one\n' })
  await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc', { raw: true }))
  expect(server.requests[0]?.url).toBe('/v2/logs/abc?stream=true&raw=true')
})

test('a log whose announced length came is not asked for twice', async () => {
  await using server = await serveConnections({ body: 'one\n', announced: true })
  expect(await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))).toEqual(['one\n'])
  expect(server.requests.length).toBe(1)
})

test('the length of a compressed log announces nothing', async () => {
  await using server = await serveHttp((_, response) => {
    response.setHeader('content-encoding', 'gzip').end(gzipSync('one\n'.repeat(50)))
  })
  await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))
  expect(server.requests.length).toBe(2)
})

test('an end without announced length is the end if a second look finds no more', async () => {
  await using server = await serveConnections({ body: 'one\n' })
  expect(await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))).toEqual(['one\n'])
  expect(server.requests.length).toBe(2)
})

test('an end that came too early, but cleanly, is found out', async () => {
  await using server = await serveConnections({ body: 'one\nt' }, { body: 'one\ntwo\n' }, { body: 'one\ntwo\nthree\n' })
  const parts = await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))
  expect(parts).toEqual(['one\nt', 'wo\n', 'three\n'])
  expect(server.requests.length).toBe(4)
})

test('an empty log ends empty', async () => {
  await using server = await serveConnections({ body: '' })
  expect(await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))).toEqual([])
})

test('a log that changed is told, nothing of it handed out, and its connection closed', async () => {
  await using server = await serveConnections(
    { body: 'one\ntwo\n', ending: 'drop' },
    { body: 'one\nTWO\nthree\n', ending: 'open' },
  )
  const parts: string[] = []
  const follower = createLogClient({ baseUrl: server.url, ...fast }).follow('abc')
  const error = await catchError(readAll(follower, parts), LogDivergedError)
  expect(error.message).toContain('its first 8 bytes changed')
  expect(error.cursor).toEqual(follower.cursor)
  expect(parts).toEqual(['one\ntwo\n'])
  expect(server.requests.length).toBe(2)
  await vi.waitFor(() => expect(server.open.size).toBe(0))
})

test('a log that shrank is asked for again, and then told', async () => {
  await using server = await serveConnections(
    { body: 'one\ntwo\n', ending: 'drop' },
    { body: 'one\n', announced: true },
  )
  const error = await catchError(
    readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc')),
    LogTruncatedError,
  )
  expect(error.message).toContain('ended after 4 bytes, but had 8 before')
  expect(error.cursor?.bytes).toBe(8)
  expect(server.requests.length).toBe(4)
})

test('a replay that was cut short, but cleanly, is read again', async () => {
  await using server = await serveConnections(
    { body: 'one\ntwo\n', ending: 'drop' },
    { body: 'one\n' },
    { body: 'one\ntwo\nthree\n' },
  )
  const parts = await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))
  expect(parts).toEqual(['one\ntwo\n', 'three\n'])
})

test('a server that flaps without progress ends in an error', async () => {
  await using server = await serveConnections({ body: 'one\n', ending: 'drop' })
  const error = await catchError(
    readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc')),
    LogConnectionError,
  )
  expect(error.cursor?.bytes).toBe(4)
  expect(server.requests.length).toBe(4)
})

test('new bytes reset the count of failures', async () => {
  const line = 'a line\n'
  const drops = Array.from({ length: 12 }, (_, i) => ({ body: line.repeat(i + 2), ending: 'drop' as const }))
  await using server = await serveConnections(
    { body: line, ending: 'drop' },
    ...drops.flatMap((drop) => [drop, { body: '', status: 503 }, drop]),
    { body: line.repeat(13) },
  )
  const parts = await readAll(createLogClient({ baseUrl: server.url, ...fast }).follow('abc'))
  expect(parts.join('')).toBe(line.repeat(13))
})

test.each([400, 401, 403, 404, 405])('%i while resuming is final and carries the cursor', async (status) => {
  await using server = await serveConnections({ body: 'one\n', ending: 'drop' }, { body: '', status })
  const follower = createLogClient({ baseUrl: server.url, ...fast }).follow('abc')
  const error = await catchError(readAll(follower), LogApiError)
  expect([error.status, server.requests.length]).toEqual([status, 2])
  expect(error.cursor).toEqual(follower.cursor)
  expect(error.cursor?.bytes).toBe(4)
})

test.each<[string, new (...parameters: never[]) => LogError]>([
  ['one\ntwo\n', LogDivergedError],
  ['one\n', LogDivergedError],
  ['on', LogTruncatedError],
])('a cursor of another log is refused, in %j', async (body, kind) => {
  await using server = await serveConnections({ body })
  const logs = createLogClient({ baseUrl: server.url, ...fast })
  const cursor = { bytes: 4, hash: 'of-another-log' }
  await catchError(readAll(logs.follow('abc', { from: cursor })), kind)
})

test('a cursor at the end of a finished log gives nothing more', async () => {
  await using server = await serveConnections({ body: 'one\n', announced: true })
  const logs = createLogClient({ baseUrl: server.url, ...fast })
  const follower = logs.follow('abc')
  await readAll(follower)
  expect(await readAll(logs.follow('abc', { from: follower.cursor }))).toEqual([])
})

test('a follower that is not read sends nothing', async () => {
  await using server = await serveConnections({ body: 'one\n', announced: true })
  const logs = createLogClient({ baseUrl: server.url, ...fast })
  logs.follow('unread')
  // What was called later has come and gone by then.
  await readAll(logs.follow('abc'))
  expect(server.requests.map(({ url }) => url)).toEqual(['/v2/logs/abc?stream=true'])
})
