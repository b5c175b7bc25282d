import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createLogServer } from '../src/index.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

/** What real programs wrote to a terminal, recorded with script(1): ls, grep, git, vim, tput. */
const directory = fileURLToPath(new URL('recordings/', import.meta.url))
const names = readdirSync(directory)

/** Sequences as patterns, which know nothing of the tables that the server strips by. */
const sequences = new RegExp(
  [
    String.raw`(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\n\u0018\u001a\u001b\u009c]*(?:\u001b\\|\u009c)?`,
    String.raw`(?:\u001b\]|\u009d)[^\n\u0007\u0018\u001a\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?`,
    // A terminal obeys the control characters in the middle of these.
    String.raw`(?<obeyed>(?:\u001b\[|\u009b)[\0-\t\v-\u0017 -?]*[@-~])`,
    String.raw`\u001b[ -/]*[0-~]`,
  ].join('|'),
  'g',
)

/** What the printable log of a recording is to be. */
function readRecording(recording: Buffer): string {
  const text = recording
    .toString()
    .replaceAll(sequences, (_, obeyed: string | undefined) => obeyed?.replaceAll(/[^\r\t]/g, '') ?? '')
  const lines = text.replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')
  return lines.replaceAll(/(?<=^|\n)\r+/g, '').replaceAll(/\r+\n?/g, '\n')
}

/** Serves a recording that comes in pieces; gives its printable and its verbatim log. */
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
  test('so is that of each recording by which alacritty tests itself', async ({ skip }) => {
    using temporary = makeTemporaryDirectory()
    const { path } = temporary
    // From Debian, whose package is small, or else from where it is developed.
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
