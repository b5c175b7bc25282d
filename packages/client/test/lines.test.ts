import { expect, test } from 'vitest'
import type { LogClientOptions } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
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
