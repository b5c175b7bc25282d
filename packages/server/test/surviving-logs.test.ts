import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { repetitions } from '@get-log/workspace/repetitions'
import { describe, expect, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import { createLogServer } from '../src/index.ts'
import { serveBuilt } from './built-command.ts'
import { interrupted, logFilesIn, makeLog, withoutTime } from './start-on-files.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const chunks = ['\u001b[1mone\n', 'two \u00e9\n', '\u001b[3', '1mthree\n', 'x'.repeat(50), '漢\n']
const raw = Buffer.from(chunks.join(''))
const boundaries = [...chunks.keys(), chunks.length].map((count) => Buffer.byteLength(chunks.slice(0, count).join('')))
const strip = (text: string): string => text.replaceAll(/\u001b\[\d*(?:m|$)/gm, '')

type Files = ReadonlyMap<string, Buffer>
type Damage = readonly [name: string, content: Buffer]

/** Starts servers on many damaged copies of a directory with a private log: what its owner and others get, and what the server says. */
async function* startDamaged(isFinished: boolean, damages: (files: Files) => Iterable<Damage>) {
  using directory = makeTemporaryDirectory()
  const { path } = directory
  await makeLog(path, isFinished, chunks, { owner: 'me', access: 'owner' })
  const read = (name: string): Buffer => readFileSync(join(path, name))
  const files: Files = new Map(logFilesIn(path).map((name) => [name, read(name)]))
  const told: string[] = []
  const store = openFileStore(path, { tell: (message) => told.push(message) })
  for (const [name, content] of damages(files)) {
    const damaged = new Map(files).set(name, content)
    for (const [each, bytes] of damaged) writeFileSync(join(path, each), bytes)
    told.length = 0
    const server = createLogServer({ store, rateLimit: 1e6 })
    const token = server.tokens.add('me')
    const ask = async (query: string): Promise<string | number> => {
      const response = await server.fetch(new Request(`http://localhost/v2/logs/a?${query}`))
      return response.ok ? withoutTime(await response.text()) : response.status
    }
    const [publicly, raw, printable] = [await ask(''), await ask(`raw=1&token=${token}`), await ask(`token=${token}`)]
    const isUntouched = [...damaged].every(([each, bytes]) => bytes.equals(read(each)))
    const torn = server.runs.get('a')?.raw.length === read('1.raw').length ? 0 : 'torn'
    yield { name, content, publicly, raw, printable, torn, isUntouched, told: [...told] }
  }
  store.close()
}

function flip(files: Files, name: string, bit: number): Damage {
  const content = Buffer.from(files.get(name) as Buffer)
  content[bit >> 3] = (content[bit >> 3] as number) ^ (1 << (bit & 7))
  return [name, content]
}

describe.each([true, false])('in a directory (finished: %s)', (isFinished) => {
  const atTheEnd = isFinished ? raw.toString() : interrupted(raw.toString())

  test('no flipped bit of the journal opens a log, shortens it or changes it', async () => {
    const damaged = startDamaged(isFinished, function* (files) {
      const bits = (files.get('1.journal')?.length ?? 0) * 8
      for (let bit = 0; bit < bits; bit += repetitions(13, 1)) yield flip(files, '1.journal', bit)
    })
    const notServed = {
      publicly: 404,
      raw: 404,
      printable: 404,
      isUntouched: true,
      told: [expect.stringContaining('1.')],
    }
    for await (const found of damaged) expect(found).toMatchObject(notServed)
  })

  test(
    'whichever bit is flipped, nothing wrong is served, and nothing is lost silently',
    async () => {
      const damaged = startDamaged(isFinished, function* (files) {
        const names = [...files.keys()]
        for (let left = repetitions(60, 5000); left > 0; left--) {
          const name = names[left % names.length] as string
          yield flip(files, name, Math.floor(Math.random() * (files.get(name)?.length ?? 0) * 8))
        }
      })
      for await (const { publicly, raw, printable, isUntouched } of damaged) {
        expect([401, 404]).toContain(publicly)
        expect([atTheEnd, 404, 500]).toContain(raw)
        expect([strip(atTheEnd), 404, 500]).toContain(printable)
        expect(isUntouched || [raw, printable].join() === [atTheEnd, strip(atTheEnd)].join()).toBe(true)
      }
    },
    repetitions(60_000, 600_000),
  )

  /** What is found after a file was truncated to each of many lengths. */
  async function cutEverywhere(name: string) {
    const found = []
    const cuts = startDamaged(isFinished, function* (files) {
      const whole = files.get(name) as Buffer
      for (let length = whole.length; length >= 0; length -= repetitions(5, 1)) yield [name, whole.subarray(0, length)]
    })
    for await (const { content, raw, printable, torn } of cuts) found.unshift([content.length, raw, printable, torn])
    return found as [length: number, raw: string | number, printable: string | number, torn: number][]
  }

  test('a truncated raw log keeps every whole append before the cut, and says how much is lost', async () => {
    const found = await cutEverywhere('1.raw')
    const expected = found.map(([length]) => {
      const kept = boundaries.findLast((end) => end <= length) ?? 0
      const lost = interrupted(raw.subarray(0, kept).toString(), raw.length - kept)
      const text = length === raw.length ? atTheEnd : lost
      return [length, text, strip(text), 0]
    })
    expect(found).toEqual(expected)
  })

  test('a truncated printable log loses nothing', async () => {
    const found = await cutEverywhere('1.printable')
    expect(found).toEqual(found.map(([length]) => [length, atTheEnd, strip(atTheEnd), 0]))
  })

  test('a truncated journal keeps only whole appends', async () => {
    const found = (await cutEverywhere('1.journal')).filter(([, text]) => text !== 404)
    const kept = boundaries.map((end) => interrupted(raw.subarray(0, end).toString()))
    const seen = found.slice(0, -1).map(([, text]) => kept.indexOf(String(text)))
    expect(new Set(seen)).toEqual(new Set(isFinished ? kept.keys() : kept.slice(1).keys()))
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    expect(found).toEqual(found.map(([length, text]) => [length, text, strip(String(text)), 0]))
    expect(found.at(-1)?.[1]).toEqual(atTheEnd)
  })
})

test('a bit that flips while the log is served is noticed by those who read on', async () => {
  using directory = makeTemporaryDirectory()
  await using server = createLogServer({ store: openFileStore(directory.path) })
  const run = server.runs.start({ id: 'a' })
  run.append('x'.repeat(300_000))
  run.append('y'.repeat(300_000))
  const path = join(directory.path, '1.printable')
  const bytes = readFileSync(path)
  bytes[400_000] = 0x7a
  writeFileSync(path, bytes)
  expect(Buffer.from(run.printable.read(0, 1000)).toString()).toBe('x'.repeat(1000))
  expect(() => run.printable.read(390_000, 390_001)).toThrow(/1\.printable: bytes \d+ to \d+ are not what was written/)
})

const lineOf = (_: unknown, line: number): string => `\u001b[32mline ${line}\u001b[0m ${'é'.repeat(line % 500)}\n`
const log = Array.from({ length: 20_000 }, lineOf).join('')

test(
  'a server killed at any moment loses nothing that it acknowledged, and keeps no half append',
  async () => {
    for (let left = repetitions(2, 300); left > 0; left--) {
      using directory = makeTemporaryDirectory()
      const acknowledged = await killAppender(directory.path)
      await using server = createLogServer({ store: openFileStore(directory.path, { tell: () => {} }) })
      const read = (name: string): string => readFileSync(join(directory.path, name), 'utf8')
      const [raw, printable] = [read('1.raw'), read('1.printable')]
      expect(server.runs.get('a')).toMatchObject({ state: 'finished', raw: { length: Buffer.byteLength(raw) } })
      const kept = withoutTime(raw).slice(0, -interrupted('').length)
      expect(kept).toMatch(/\n$/)
      expect(Buffer.byteLength(kept)).toBeGreaterThanOrEqual(acknowledged)
      expect([withoutTime(raw) === interrupted(kept), log.startsWith(kept)]).toEqual([true, true])
      expect(printable === raw.replaceAll(/\u001b\[\d+m/g, '')).toBe(true)
    }
  },
  repetitions(60_000, 600_000),
)

/** Kills a program that appends, at a random moment; returns how many bytes it reported as acknowledged. */
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

const beginsTitle = Buffer.from('\u001b]')

test.each([
  ['raw', 'me', [Buffer.concat([Buffer.alloc(1100, 'x'), beginsTitle])], 204, 'finished'],
  // Each byte becomes a U+FFFD, three bytes long.
  ['printable', 'me', [Buffer.concat([Buffer.alloc(400, 0xff), beginsTitle])], 204, 'finished'],
  ['journal', 'x'.repeat(800), new Array(1000).fill('.'), 507, 'running'],
])(
  'a full disk without room for the %s file is a clear error, and nothing of that append is stored',
  async (kind, owner, appends, statusOfMore, state) => {
    using directory = makeTemporaryDirectory()
    // A file size limit stands in for a full disk: the system refuses the same write.
    await using command = await serveBuilt(['--data-dir', directory.path], { maxFileKilobytes: 1 })
    const { url, controlUrl } = command
    const post = (path: string, body?: string | Buffer): Promise<Response> =>
      fetch(`${controlUrl}/runs${path}`, { method: 'POST', ...(body && { body }) })
    await post('', JSON.stringify({ id: 'a', owner }))
    let acknowledged = ''
    const append = async (body: string | Buffer): Promise<Response> => {
      const response = await post('/a/log', body)
      if (response.ok) acknowledged += body
      return response
    }
    let last = await append('one\n')
    for (let next = 0; last.ok && next < appends.length; next++) last = await append(appends[next] as string)
    expect(await last.json()).toEqual({
      error: { type: 'storage-failed', message: expect.stringMatching(`^Cannot write to .*1\\.${kind}: EFBIG`) },
    })
    const readBoth = (): Promise<string[]> =>
      Promise.all(['raw=1', ''].map(async (query) => (await fetch(`${url}/v2/logs/a?${query}`)).text()))
    expect(await readBoth()).toEqual([acknowledged, acknowledged])
    expect([(await append('two\n')).status, (await post('/a/finish')).status]).toEqual([statusOfMore, statusOfMore])
    expect(await readBoth()).toEqual([acknowledged, acknowledged])
    const list = await (await fetch(`${controlUrl}/runs`)).json()
    expect(list).toMatchObject({
      runs: [{ state, rawBytes: acknowledged.length, printableBytes: acknowledged.length }],
    })
    const sizes = ['1.raw', '1.printable'].map((name) => statSync(join(directory.path, name)).size)
    expect(sizes).toEqual([acknowledged.length, acknowledged.length])
  },
)
