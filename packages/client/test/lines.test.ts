import { expect, test } from 'vitest'
import type { LogClientOptions } from '../src/index.ts'
import { createLogClient, LogApiError, LogTooLargeError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { readAll } from './read-all.ts'
import type { Connection } from './servers/replay-server.ts'
import { serveConnections } from './servers/replay-server.ts'

const fast: LogClientOptions = { retry: { limit: 3, delayMs: 1 } }

test.each<[string, boolean, string[], Connection, ...Connection[]]>([
  ['those of the log as it is now', false, ['one', '', 'two'], { body: 'one\r\n\ntwo', announced: true }],
  [
    'whole across a drop',
    false,
    ['one', 'two'],
    { body: 'one\ntw', ending: 'drop' },
    { body: 'one\ntwo\n', announced: true },
  ],
  ['partial at the end only', true, ['one', 'two'], { body: 'one\ntw' }, { body: 'one\ntwo' }],
])('lines are %s, with follow: %s', async (_, follow, wanted, ...connections) => {
  await using server = await serveConnections(...connections)
  expect(await readAll(createLogClient({ baseUrl: server.url, ...fast }).lines('abc', { follow }))).toEqual(wanted)
  expect(server.requests[0]?.url).toBe(`/v2/logs/abc${follow ? '?stream=true' : ''}`)
})

test('a partial last line is not given before an error, nor after it', async () => {
  await using server = await serveConnections({ body: 'one\ntw', ending: 'drop' }, { body: '', status: 404 })
  const seen: string[] = []
  const lines = createLogClient({ baseUrl: server.url, ...fast }).lines('abc', { follow: true })
  await catchError(readAll(lines, seen), LogApiError)
  seen.push(...(await readAll(lines)))
  expect(seen).toEqual(['one'])
})

test.each([
  ['one after another', false],
  ['all at once', true],
])('after an error there is nothing more, for calls of next made %s', async (_, atOnce) => {
  await using server = await serveConnections({ body: 'one\ntw', ending: 'drop' })
  const lines = createLogClient({ baseUrl: server.url, retry: 0 }).lines('abc')
  const next = () =>
    lines.next().then(
      ({ value = 'done' }) => value,
      (error: Error) => error.name,
    )
  const seen: (string | Promise<string>)[] = []
  for (let i = 0; i < 4; i++) seen.push(atOnce ? next() : await next())
  expect(await Promise.all(seen)).toEqual(['one', 'LogConnectionError', 'done', 'done'])
})

test('a line without end does not fill the memory', async () => {
  await using server = await serveConnections({ body: `short\n${'x'.repeat(2000)}`, ending: 'open' })
  const seen: string[] = []
  const lines = createLogClient({ baseUrl: server.url }).lines('abc', { follow: true, maxLineBytes: 1000 })
  const error = await catchError(readAll(lines, seen), LogTooLargeError)
  expect(error.message).toBe('A line is longer than maxLineBytes, 1000 bytes. Raise it, or use follow().')
  expect(seen).toEqual(['short'])
})
