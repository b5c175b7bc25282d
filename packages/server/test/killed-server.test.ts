import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { repetitions } from '@get-log/workspace/repetitions'
import { describe, expect, test } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import { openFileStore } from '../src/files/index.ts'
import type { Run } from '../src/index.ts'
import { createLogServer } from '../src/index.ts'
import { runBuiltCommand } from './built-command.ts'
import { interrupted, makeLog, withoutTime } from './start-on-files.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

describe('a killed server', () => {
  test(
    'loses nothing that it acknowledged, whatever the moment',
    async () => {
      for (let left = repetitions(2, 300); left > 0; left--) {
        using directory = makeTemporaryDirectory()
        const acknowledged = await killAppender(directory.path)
        await using server = createLogServer({ store: openFileStore(directory.path, { tell: () => {} }) })
        expect(checkRecovered(server.runs.get('a'), directory.path, acknowledged)).toBe('whole')
      }
    },
    repetitions(60_000, 600_000),
  )

  test('is itself again when it starts anew, and followers of its runs are told the end', async () => {
    using directory = makeTemporaryDirectory()
    const args = ['serve', '--port', '0', '--control-port', '0', '--data-dir', directory.path]
    await using first = runBuiltCommand(args)
    const [, , controlUrl] = await first.match(/listening on (\S+)\ncontrol on (\S+)\n/)
    const control = createControlClient(controlUrl as string)
    await control.POST('/runs', { body: { id: 'a' } })
    const body = 'one\n'
    await control.POST('/runs/{id}/log', { params: { path: { id: 'a' } }, body, bodySerializer: () => body })
    first.process.kill('SIGKILL')
    await first.ended
    await using second = runBuiltCommand(args)
    const [, url] = await second.match(/listening on (\S+)\n/)
    expect(withoutTime(await (await fetch(`${url}/v2/logs/a?stream=1`)).text())).toBe(interrupted('one\n'))
    await second.match(/get-log-server: Runs that went on when the server stopped: 1\./)
  })
})

const expectedLog = Buffer.from(
  Array.from({ length: 20_000 }, (_, line) => `\u001b[32mline ${line}\u001b[0m ${'é'.repeat(line % 500)}\n`).join(''),
)

/** Kills a program that appends, at a random moment; answers how many bytes it said were acknowledged. */
async function killAppender(directory: string): Promise<number> {
  const program = fileURLToPath(new URL('programs/append-until-killed.js', import.meta.url))
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  let written = ''
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    written += text
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  if (child.exitCode !== null) throw new Error(`The program ended by itself, with exit code ${child.exitCode}.`)
  await sleep(Math.random() * 20)
  child.kill('SIGKILL')
  await closed
  return Number(written.slice(0, written.lastIndexOf('\n')).split('\n').at(-1))
}

function checkRecovered(run: Run | undefined, directory: string, acknowledged: number): string {
  if (run === undefined) return 'the run is gone'
  const stored = readFileSync(join(directory, '1.raw'))
  const raw = stored.subarray(0, stored.subarray(0, -1).lastIndexOf('\n') + 1)
  const printable = readFileSync(join(directory, '1.printable'), 'utf8')
  if (run.state !== 'finished') return 'the run was not ended'
  if (stored.length !== run.raw.length) return `the torn tail is there: ${stored.length} bytes, not ${run.raw.length}`
  if (withoutTime(stored.subarray(raw.length).toString()) !== interrupted('')) return 'no line says that it was ended'
  if (raw.length < acknowledged) return `${acknowledged} bytes were acknowledged, ${raw.length} are there`
  if (!expectedLog.subarray(0, raw.length).equals(raw)) return 'the bytes differ'
  if (raw.at(-1) !== 0x0a) return 'half an append is there'
  return printable === stored.toString().replaceAll(/\u001b\[\d+m/g, '') ? 'whole' : 'the printable log differs'
}

const chunks = ['\u001b[1mone\n', 'two \u00e9\n', '\u001b[3', '1mthree\n', '漢\n']
const boundaries = chunks.map((_, index) => Buffer.byteLength(chunks.slice(0, index).join('')))
const whole = Buffer.from(chunks.join(''))

interface FoundLog {
  readonly raw: string
  readonly printable: string
  readonly torn: number
}

/** What a new server finds after `file` was cut to each of many lengths: raw and printable log, or nothing. */
async function cutEverywhere(file: string, finished: boolean): Promise<[number, FoundLog | undefined][]> {
  using source = makeTemporaryDirectory()
  await makeLog(source.path, finished, chunks)
  using copy = makeTemporaryDirectory()
  const store = openFileStore(copy.path, { tell: () => {} })
  const found: [number, FoundLog | undefined][] = []
  const { size } = statSync(join(source.path, file))
  for (let length = size; length >= 0; length -= repetitions(5, 1)) {
    cpSync(source.path, copy.path, { recursive: true, filter: (path) => !path.endsWith('lock') })
    truncateSync(join(copy.path, file), length)
    const server = createLogServer({ store, rateLimit: 1e6 })
    const run = server.runs.get('a')
    const ask = async (query: string): Promise<string> =>
      withoutTime(await (await server.fetch(new Request(`http://localhost/v2/logs/a?stream=1${query}`))).text())
    const torn = run === undefined ? 0 : statSync(join(copy.path, '1.raw')).size - run.raw.length
    found.unshift([length, run && { raw: await ask('&raw=1'), printable: await ask(''), torn }])
  }
  store.close()
  return found
}

const strip = (raw: string): string => raw.replaceAll(/\u001b\[\d*(?:m|$)/gm, '')
const logOf = (raw: string): FoundLog => ({ raw, printable: strip(raw), torn: 0 })

describe.each([true, false])('a directory cut short at any byte (finished: %s)', (finished) => {
  const text = whole.toString()
  const atTheEnd = logOf(finished ? text : interrupted(text))

  test('of the raw log keeps every whole append before it, and says how much is lost', async () => {
    const found = await cutEverywhere('1.raw', finished)
    const expected = found.map(([length]) => {
      const kept = boundaries.findLast((end) => end <= length) ?? 0
      const cut = logOf(interrupted(whole.subarray(0, kept).toString(), whole.length - kept))
      return [length, length === whole.length ? atTheEnd : cut]
    })
    expect(found).toEqual(expected)
  })

  test('of the printable log loses nothing', async () => {
    const found = await cutEverywhere('1.printable', finished)
    expect(found).toEqual(found.map(([length]) => [length, atTheEnd]))
  })

  test('of the journal keeps whole appends only', async () => {
    const found = (await cutEverywhere('1.journal', finished)).flatMap(([, log]) => log ?? [])
    const kept = [...boundaries, whole.length].map((end) => interrupted(whole.subarray(0, end).toString()))
    const seen = found.slice(0, -1).map(({ raw }) => kept.indexOf(raw))
    expect(new Set(seen)).toEqual(new Set(finished ? kept.keys() : kept.slice(1).keys()))
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    expect(found).toEqual(found.map(({ raw }) => logOf(raw)))
    expect(found.at(-1)).toEqual(atTheEnd)
  })
})
