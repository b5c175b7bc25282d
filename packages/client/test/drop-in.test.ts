import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Run } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from './cli/run-command.ts'
import { waitForEnd } from './cli/run-command.ts'

const packageDirectory = fileURLToPath(new URL('..', import.meta.url))
const guide = readFileSync(new URL('../docs/from-apify-client.md', import.meta.url), 'utf8')
const programs = new Map(
  [...guide.matchAll(/^```js\n\/\/ (.+)\n([\s\S]*?)^```$/gm)].map(([, name, code]) => [name as string, code as string]),
)
// The readme's programs name a log, and mean the live API.
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const [, redirection = ''] = /^```ts\n(import .*parseLogLine[\s\S]*?)^```$/m.exec(readme) ?? []
programs.set(
  'redirection',
  redirection
    .replace("'HG7ML7M8z78YcAPEB'", 'process.argv[2]')
    .replace('token:', 'baseUrl: process.env.APIFY_API_URL, token:'),
)
const server = createLogServer()
let url: string

beforeAll(async () => {
  url = (await server.listen()).url
})

afterAll(() => server.close())

/** Runs a program of the guide on one log after another, in one process; `steer` writes to them meanwhile. */
async function runProgram(
  name: string,
  ids: string[],
  steer?: (output: NodeJS.ReadableStream) => Promise<void>,
): Promise<Outcome> {
  const child = spawn(process.execPath, ['--input-type=module', '-', ...ids], {
    cwd: packageDirectory,
    env: { ...process.env, APIFY_API_URL: url, APIFY_TOKEN: '' },
  })
  const end = waitForEnd(child)
  const [imports, ...program] = programs.get(name)?.split(/^$/m) ?? []
  child.stdin.end(`${imports}\nfor (process.argv[2] of process.argv.slice(2)) {${program.join('')}\n}`)
  await Promise.race([steer?.(child.stdout), end])
  return end
}

/** Starts a run with this log, and ends it if the log is all of it. */
function startRun(log: string, isAll = true): Run {
  const run = server.runs.start()
  run.append(log)
  if (isAll) run.finish()
  return run
}

test.each([
  ['get, before', 'no log, or an empty one\nno log, or an empty one\n5\n'],
  ['get, after', '0\nno log\n5\n'],
])('%s, of an empty log, a missing one and one of five characters, is %j', async (name, printed) => {
  const { stdout } = await runProgram(name, [startRun('').id, 'nosuchrun', startRun('four\n').id])
  expect(stdout.toString()).toBe(printed)
})

const [first, rest] = [
  '2017-07-14T06:00:49.733Z ERROR Error: boom\n    at first (main.js:1:1)\n',
  '    at second (main.js:2:2)\n    at third (main.js:3:3)\n2017-07-14T06:00:49.741Z INFO done\n',
]
const withoutRest = `${first}2017-07-14T06:00:49.741Z INFO done\n`

// A stack trace in two chunks, the second of which is written once the first was printed, and one whose connection drops.
test.each([
  ['the redirection of apify-client loses lines of both', 'lines, before', withoutRest + first],
  ['lines gives every line of both', 'lines, after', (first + rest).repeat(2)],
])('%s', async (_, name, printed) => {
  const [live, cut] = [startRun(first, false), startRun(first + rest)]
  server.faults.set([{ id: cut.id, dropAfterBytes: first.length + 1 }])
  const { stdout } = await runProgram(name, [live.id, cut.id], async (output) => {
    await once(output, 'data')
    live.append(rest)
    live.finish()
  })
  expect(stdout.toString()).toBe(printed)
})

test.each([
  ['apify-client ends, with an error,', 'stream, before', 1, first + rest[0]],
  ['this client goes on', 'stream, after', 0, first + rest],
])('a stream of %s where its connection drops', async (_, name, exitCode, printed) => {
  const run = startRun(first + rest)
  server.faults.set([{ id: run.id, dropAfterBytes: first.length + 1 }])
  const { stdout, code } = await runProgram(name, [run.id])
  expect([stdout.toString(), code]).toEqual([printed, exitCode])
})

test('the loop of the readme redirects each line to the logger, with a prefix, by its level', async () => {
  const { stdout, stderr } = await runProgram('redirection', [startRun(first + rest).id])
  expect(stderr.toString()).toBe('[my-actor] ERROR Error: boom\n')
  const lines = ['    at first (main.js:1:1)', '    at second (main.js:2:2)', '    at third (main.js:3:3)', 'INFO done']
  expect(stdout.toString()).toBe(lines.map((line) => `[my-actor] ${line}\n`).join(''))
})
