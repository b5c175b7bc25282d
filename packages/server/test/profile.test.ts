import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { LogServerOptions, Traits } from '../src/index.ts'
import { createLogServer, LogServerError } from '../src/index.ts'
import { profiles } from '../src/profile/profile.ts'
import { startRunning, writeLog } from './start-server.ts'

const live = { profile: 'live' } as const

/** A server's answer for a run that anyone may read: its status, and the type of an error. */
async function ask(options: LogServerOptions, path: string, method: string): Promise<[number, string?]> {
  await using server = createLogServer(options)
  writeLog(server, 'one\n', { id: 'a', access: 'anyone' })
  const response = await server.fetch(new Request(`http://localhost/v2/logs/${path}`, { method }))
  const text = await response.text()
  return [response.status, response.ok || text === '' ? undefined : JSON.parse(text).error.type]
}

test('the readme has every trait, with its values and a source', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const rows = Array.from(readme.matchAll(/^\| `(\w+)` +\| `(\S+)` +\| `(\S+)` +\| (\S.*\S) +\|$/gm), (row) =>
    row.slice(1, 4),
  )
  const names = Object.keys(profiles.live) as (keyof typeof profiles.live)[]
  expect(rows).toEqual(names.map((name) => [name, String(profiles.documented[name]), String(profiles.live[name])]))
})

test.each<[keyof Traits, string, string, string, [number, string?]]>([
  ['errorTypes', '2026-04', 'a?token=x', 'GET', [401, 'invalid-token']],
  ['otherFlags', 'off', 'a?raw=banana', 'GET', [200]],
  ['otherFlags', 'off', 'a?raw=1&raw=0', 'GET', [200]],
  ['head', 'answered', 'a', 'HEAD', [200]],
  ['head', 'answered', 'nobody', 'HEAD', [404]],
  ['unknownPath', 'page-not-found', 'a/b', 'GET', [404, 'page-not-found']],
  ['unknownPath', 'page-not-found', 'nobody', 'GET', [404, 'record-not-found']],
])('%s can be set by itself, and comes with the profile: %s %s', async (name, value, path, method, [status, type]) => {
  expect(await ask({ traits: { [name]: value } }, path, method)).toEqual([status, type])
  expect(await ask(live, path, method)).toEqual([status, type])
  const asDocumented = await ask({ ...live, traits: { [name]: profiles.documented[name] } }, path, method)
  expect(asDocumented).toEqual(await ask({}, path, method))
})

test('a run without further options belongs to the owner default', async () => {
  await using server = createLogServer(live)
  server.runs.start({ id: 'a' })
  server.runs.start({ id: 'b', owner: 'me' })
  server.runs.start({ id: 'c', access: 'anyone' })
  const token = server.tokens.add('default')
  const statuses = await Promise.all(
    ['a', `a?token=${token}`, `b?token=${token}`, 'c'].map((path) =>
      server.fetch(new Request(`http://localhost/v2/logs/${path}`)).then(({ status }) => status),
    ),
  )
  expect(statuses).toEqual([401, 200, 403, 200])
})

test('each line is stamped once, after those of the platform', async () => {
  await using server = createLogServer(live)
  const run = server.runs.start({ id: 'a', access: 'anyone' })
  for (const part of ['one', ' and\ntwo\n', '']) run.append(part)
  const response = await server.fetch(new Request('http://localhost/v2/logs/a?raw=1'))
  const stamp = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z /gm
  const text = await response.text()
  expect(text.match(stamp)).toHaveLength(5)
  expect(text.replaceAll(stamp, '')).toMatch(
    /^ACTOR: Pulling Docker image of build \w{17} from registry\.\nACTOR: Creating Docker container\.\nACTOR: Starting Docker container\.\none and\ntwo\n$/,
  )
})

test('lines that were not stored do not count as the beginning of a line', () => {
  const server = createLogServer({ traits: { stamps: true }, limits: { logBytes: 60 } })
  const run = server.runs.start({ id: 'a' })
  run.append('one')
  expect(() => run.append('x\n'.repeat(60))).toThrow(LogServerError)
  run.append(', two\n')
  expect(run.raw.length).toBe(25 + 'one, two\n'.length)
})

test('a stream ends after its time limit although the run goes on', async () => {
  await using server = await startRunning({ traits: { streamSeconds: 1 } })
  server.run.append('one\n')
  expect(await (await fetch(server.logUrl('a', 'stream=1'))).text()).toBe('one\n')
  expect([server.run.state, server.run.readers]).toEqual(['running', 0])
})

test('a stream that nobody reads leaves no timer behind', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const server = createLogServer({ traits: { streamSeconds: 1000 } })
  server.runs.start({ id: 'a' }).append('one\n')
  const before = timers()
  await server.fetch(new Request('http://localhost/v2/logs/a?stream=1'))
  await server.close()
  expect(timers()).toBe(before)
})

test('HEAD of a running log holds no reader', async () => {
  await using server = await startRunning({ traits: { head: 'answered' } })
  const response = await fetch(server.logUrl('a', 'stream=1'), { method: 'HEAD' })
  expect([response.status, server.run.readers]).toEqual([200, 0])
})

test.each([
  [{ profile: 'real' }, 'profile must be "documented" or "live", not "real".'],
  [{ traits: { heads: true } }, 'There is no trait "heads": the traits are errorTypes, otherFlags,'],
  [{ traits: { head: 'maybe' } }, 'trait head must be "refused" or "answered", not "maybe".'],
])('%j is refused', (options, message) => {
  expect(() => createLogServer(options as LogServerOptions)).toThrow(message)
})
