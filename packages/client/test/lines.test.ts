import { expect, test } from 'vitest'
import type { LogClientOptions } from '../src/index.ts'
import { createLogClient, LogApiError, LogTooLargeError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { serveConnections } from './servers/replay-server.ts'

const fast: LogClientOptions = { retry: { limit: 3, delayMs: 1 } }

async function readAll(lines: AsyncIterable<string>, seen: string[] = []): Promise<string[]> {
  for await (const line of lines) seen.push(line)
  return seen
}

test('lines without follow are those of the log as it is now', async () => {
  await using server = await serveConnections({ body: 'one\r\n\ntwo', announced: true })
  expect(await readAll(createLogClient({ baseUrl: server.url }).lines('abc'))).toEqual(['one', '', 'two'])
  expect(server.requests.map((request) => request.url)).toEqual(['/v2/logs/abc'])
})

test('lines without follow survive a drop as well', async () => {
  await using server = await serveConnections(
    { body: 'one\ntw', ending: 'drop' },
    { body: 'one\ntwo\n', announced: true },
  )
  expect(await readAll(createLogClient({ baseUrl: server.url, ...fast }).lines('abc'))).toEqual(['one', 'two'])
})

test('a partial last line is given at the end only', async () => {
  await using server = await serveConnections({ body: 'one\ntw' }, { body: 'one\ntwo' })
  const logs = createLogClient({ baseUrl: server.url, ...fast })
  expect(await readAll(logs.lines('abc', { follow: true }))).toEqual(['one', 'two'])
})

test('a partial last line is not given before an error, nor after it', async () => {
  await using server = await serveConnections({ body: 'one\ntw', ending: 'drop' }, { body: '', status: 404 })
  const seen: string[] = []
  const lines = createLogClient({ baseUrl: server.url, ...fast }).lines('abc', { follow: true })
  await catchError(readAll(lines, seen), LogApiError)
  seen.push(...(await readAll(lines)))
  expect(seen).toEqual(['one'])
})

test('a line without end does not fill the memory', async () => {
  await using server = await serveConnections({ body: `short\n${'x'.repeat(2000)}`, ending: 'open' })
  const seen: string[] = []
  const lines = createLogClient({ baseUrl: server.url }).lines('abc', { follow: true, maxLineBytes: 1000 })
  const error = await catchError(readAll(lines, seen), LogTooLargeError)
  expect(error.message).toBe('A line is longer than maxLineBytes, 1000 bytes. Raise it, or use follow().')
  expect(seen).toEqual(['short'])
})
