import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { repetitions } from '@get-log/workspace/repetitions'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { createLogServer } from '../src/index.ts'
import type * as module from '../src/stripper/stripper.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

/** What real programs wrote to a terminal, recorded with script(1): ls, grep, git, vim, tput. */
const directory = fileURLToPath(new URL('recordings/', import.meta.url))
const names = readdirSync(directory)

/** Sequences as patterns, independent of the tables that the server strips by. */
const sequences = new RegExp(
  [
    String.raw`(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\n\u0018\u001a\u001b\u009c]*(?:\u001b\\|\u009c)?`,
    String.raw`(?:\u001b\]|\u009d)[^\n\u0007\u0018\u001a\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?`,
    // A terminal obeys control characters in the middle of these.
    String.raw`(?<obeyed>(?:\u001b\[|\u009b)[\0-\t\v-\u0017 -?]*[@-~])`,
    String.raw`\u001b[ -/]*[0-~]`,
  ].join('|'),
  'g',
)

/** The expected printable log of a recording. */
function readRecording(recording: Buffer): string {
  const text = recording
    .toString()
    .replaceAll(sequences, (_, obeyed: string | undefined) => obeyed?.replaceAll(/[^\r\t]/g, '') ?? '')
  const lines = text.replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')
  return lines.replaceAll(/(?<=^|\n)\r+/g, '').replaceAll(/\r+\n?/g, '\n')
}

/** Serves a recording that arrives in pieces; returns its printable and its verbatim log. */
async function serve(recording: Buffer, size: number): Promise<readonly [string, Buffer]> {
  await using server = createLogServer()
  const run = server.runs.start({ id: 'a' })
  for (let at = 0; at < recording.length; at += size) run.append(recording.subarray(at, at + size))
  run.finish()
  const ask = (query: string): Promise<Response> => server.fetch(new Request(`http://localhost/v2/logs/a?${query}`))
  return [await (await ask('')).text(), Buffer.from(await (await ask('raw=1')).arrayBuffer())]
}

test.each(names)('the printable log of the recording %s is what a reader of the terminal sees', async (name) => {
  const recording = readFileSync(directory + name)
  const [printable, raw] = await serve(recording, 7)
  expect(printable).toBe(readRecording(recording))
  expect(printable).not.toContain('[0m')
  expect(raw.equals(recording)).toBe(true)
})

test('there are recordings', () => {
  expect(names).toEqual(['colours.raw', 'screen.raw', 'sequences.raw'])
})

if (process.env.GET_LOG_LONG) {
  test('so is that of each recording from the test suite of alacritty', async ({ skip }) => {
    using temporary = makeTemporaryDirectory()
    const { path } = temporary
    // From Debian, whose package is small, or else from its own repository.
    const fetching = `apt-get download -qq librust-alacritty-terminal-dev && dpkg-deb -x *.deb . ||
      git clone --quiet --depth 1 https://github.com/alacritty/alacritty .`
    await promisify(execFile)('sh', ['-c', fetching], { cwd: path, timeout: 300_000 }).catch((error: Error) => {
      if (process.env.CI) throw error
      skip(`the sources of alacritty cannot be fetched: ${error.message}`)
    })
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.recording$/.test(name))
    for (const name of names) {
      const recording = readFileSync(join(path, name))
      for (const size of [61, recording.length]) {
        expect([name, (await serve(recording, size))[0]]).toEqual([name, readRecording(recording)])
      }
    }
    expect(names.length).toBeGreaterThan(40)
  }, 600_000)
}

const size = 64_000
const any = Array.from({ length: 256 }, (_, byte) => byte)
const ofEach = (bytes: readonly number[]): Buffer =>
  Buffer.from(Array.from({ length: size }, () => bytes[Math.floor(Math.random() * bytes.length)] as number))
const overAndOver =
  'ff 1b 00 0d 61c3a9 61ff 1b4d 0a1b 0d0a c285 c29b e282 f09f98 eda080 f4908080 1b5d07 1b5b0a 1b5dc2 e2820d'
const worst = new Map([
  ['random', ofEach(any)],
  ['random, no ASCII', ofEach(any.slice(0x80))],
  ['random returns', ofEach([0x0d, 0x61])],
  ['random line ends', ofEach([0x0d, 0x0a, 0x61, 0xc3])],
  ['random escapes', ofEach([...Buffer.from('\u001b[]m\r\na'), 0xc2, 0x9b])],
  ...overAndOver.split(' ').map((hex) => [hex, Buffer.alloc(size, Buffer.from(hex, 'hex'))] as const),
])

test('no bytes are stripped ten times slower than plain text', async () => {
  // The published build: the sources, as tests run them, look up each imported name again and again.
  const entry = fileURLToPath(new URL('../src/stripper/stripper.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm' })
  const code = Buffer.from(outputFiles[0]?.contents as Uint8Array).toString('base64')
  const { Stripper }: typeof module = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
  const times = ['a line of plain text\n', ...worst.values()].map((bytes) => {
    const input = typeof bytes === 'string' ? Buffer.alloc(size, bytes) : bytes
    // Equally long for all, so that other load affects them alike.
    const times = typeof bytes === 'string' ? 8 : 1
    return { input, times, best: Number.POSITIVE_INFINITY }
  })
  for (let round = 0; round < 25; round++) {
    for (const each of times) {
      const started = performance.now()
      for (let time = 0; time < each.times; time++) new Stripper().push(each.input)
      each.best = Math.min(each.best, (performance.now() - started) / each.times)
    }
  }
  const [text, ...others] = times.map(({ best }) => best)
  const ratios = Array.from(
    worst.keys(),
    (name, index) => [name, (others[index] as number) / (text as number)] as const,
  )
  // On a busy machine, less is certain.
  expect(ratios.filter(([, ratio]) => ratio > repetitions(15, 10))).toEqual([])
})
