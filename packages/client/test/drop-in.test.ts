import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
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

test('the guide has a program before and one after, of each kind', () => {
  const kinds = ['get', 'lines', 'stream']
  const wanted = kinds.flatMap((kind) => [`${kind}, before`, `${kind}, after`])
  expect([...programs.keys()].slice(0, -1)).toEqual(wanted)
})

test('get tells an empty log from a missing one', async () => {
  const empty = server.runs.start()
  const full = server.runs.start()
  full.append('four\n')
  const outputOf = async (name: string) => (await runProgram(name, [empty.id, 'nosuchrun', full.id])).stdout.toString()
  expect(await outputOf('get, before')).toBe('no log, or an empty one\nno log, or an empty one\n5\n')
  expect(await outputOf('get, after')).toBe('0\nno log\n5\n')
})

const log = [
  '2017-07-14T06:00:49.733Z ERROR Error: boom\n    at first (main.js:1:1)\n',
  '    at second (main.js:2:2)\n    at third (main.js:3:3)\n2017-07-14T06:00:49.741Z INFO done\n',
]

const withoutRest =
  '2017-07-14T06:00:49.733Z ERROR Error: boom\n    at first (main.js:1:1)\n2017-07-14T06:00:49.741Z INFO done\n'

test.each([
  ['the redirection of apify-client loses lines of a message that arrives in two chunks', 'lines, before', withoutRest],
  ['lines gives every line of it', 'lines, after', log.join('')],
  ['a stream of apify-client gives every byte as long as nothing drops', 'stream, before', log.join('')],
  ['a stream of this client does, too', 'stream, after', log.join('')],
])('%s', async (_, name, text) => {
  const run = server.runs.start()
  run.append(log[0] as string)
  // A stack trace in two chunks: the second is written once the first was printed.
  const { stdout, stderr, code } = await runProgram(name, [run.id], async (output) => {
    await once(output, 'data')
    run.append(log[1] as string)
    run.finish()
  })
  expect([stdout.toString(), stderr, code]).toEqual([text, '', 0])
})

test('the loop of the readme redirects each line to the logger, with a prefix, by its level', async () => {
  const run = server.runs.start()
  run.append(log.join(''))
  run.finish()
  const { stdout, stderr } = await runProgram('redirection', [run.id])
  expect(stderr.toString()).toBe('[my-actor] ERROR Error: boom\n')
  const rest = ['    at first (main.js:1:1)', '    at second (main.js:2:2)', '    at third (main.js:3:3)', 'INFO done']
  expect(stdout.toString()).toBe(rest.map((line) => `[my-actor] ${line}\n`).join(''))
})

test('a connection that drops ends the log of apify-client, and not this one', async () => {
  const read = async (name: string) => {
    const run = server.runs.start()
    run.append(log.join(''))
    run.finish()
    server.faults.set([{ id: run.id, dropAfterBytes: 90 }])
    return (await runProgram(name, [run.id])).stdout.toString()
  }
  expect(await read('lines, before')).not.toContain('INFO done')
  expect(await read('lines, after')).toBe(log.join(''))
})
