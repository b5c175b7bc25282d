import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startLogServer } from './cli/log-server.ts'
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
const server = await startLogServer()

/** Runs a program of the guide on one log after another, in one process; `steer` writes to them meanwhile. */
async function runProgram(
  name: string,
  ids: string[],
  steer?: (output: NodeJS.ReadableStream) => Promise<void>,
): Promise<Outcome> {
  const child = spawn(process.execPath, ['--input-type=module', '-', ...ids], {
    cwd: packageDirectory,
    env: { ...process.env, APIFY_API_URL: server.url, APIFY_TOKEN: '' },
  })
  const end = waitForEnd(child)
  const [imports, ...program] = programs.get(name)?.split(/^$/m) ?? []
  child.stdin.end(`${imports}\nfor (process.argv[2] of process.argv.slice(2)) {${program.join('')}\n}`)
  await Promise.race([steer?.(child.stdout), end])
  return end
}

function startRun(log: string): string {
  const run = server.startRun(log)
  run.finish()
  return run.id
}

const [first, rest] = [
  '2017-07-14T06:00:49.733Z ERROR Error: boom\n    at first (main.js:1:1)\n',
  '    at second (main.js:2:2)\n    at third (main.js:3:3)\n2017-07-14T06:00:49.741Z INFO done\n',
]

// The first log is a stack trace in two chunks, the second of which is written once the first was printed.
test.each<[string, string, (cut: string, live: string) => string[], string]>([
  [
    'get, before',
    'an empty log looks like a missing one',
    () => [],
    'no log, or an empty one\nno log, or an empty one\n5\n',
  ],
  ['get, after', 'an empty log is told from a missing one', () => [], '0\nno log\n5\n'],
  [
    'lines, before',
    'a trace in two chunks and a drop lose lines',
    (cut, live) => [live, cut],
    `${first}2017-07-14T06:00:49.741Z INFO done\n${first}`,
  ],
  ['lines, after', 'neither loses any', (cut, live) => [live, cut], (first + rest).repeat(2)],
  ['stream, before', 'a drop is an error', (cut) => [cut], first + rest[0]],
  ['stream, after', 'a drop loses nothing', (cut) => [cut], first + rest],
])('%s: %s', async (name, _, choose, printed) => {
  const [live, cut] = [server.startRun(first), startRun(first + rest)]
  server.faults.set([{ id: cut, dropAfterBytes: first.length + 1 }])
  const chosen = choose(cut, live.id)
  const ids = chosen.length ? chosen : [startRun(''), 'nosuchrun', startRun('four\n')]
  const { stdout, code } = await runProgram(name, ids, async (output) => {
    await once(output, 'data')
    live.append(rest)
    live.finish()
  })
  expect([stdout.toString(), code]).toEqual([printed, name === 'stream, before' ? 1 : 0])
})

test('the loop of the readme redirects each line to the logger, with a prefix, by its level', async () => {
  const { stdout, stderr } = await runProgram('redirection', [startRun(first + rest)])
  expect(stderr.toString()).toBe('[my-actor] ERROR Error: boom\n')
  const lines = ['    at first (main.js:1:1)', '    at second (main.js:2:2)', '    at third (main.js:3:3)', 'INFO done']
  expect(stdout.toString()).toBe(lines.map((line) => `[my-actor] ${line}\n`).join(''))
})
