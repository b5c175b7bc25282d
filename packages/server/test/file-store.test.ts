import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer, Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { repetitions } from '@get-log/workspace/repetitions'
import { describe, expect, test, vi } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import { openFileStore, withLogsFrom } from '../src/files/index.ts'
import type { Run } from '../src/index.ts'
import { createLogServer, LogServerError } from '../src/index.ts'
import { createMemoryStore } from '../src/runs/memory-store.ts'
import { runBuiltCommand } from './built-command.ts'
import type { StartedServer } from './start-server.ts'
import { startServer } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const startOn = (directory: string, tell = (_: string): void => {}): Promise<StartedServer> =>
  startServer({ store: openFileStore(directory, { tell }), rateLimit: 1e6 })

/** A log whose server stopped: what it held, and the line that says so. */
function interrupted(text: string, lost = 0): string {
  const loss = lost === 0 ? '' : ` The last ${lost} bytes before are lost.`
  const lineEnd = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${lineEnd}TIME get-log-server: The server stopped while this run went on, so the log ends here.${loss}\n`
}

function withoutTime(text: string): string {
  return text.replace(/\S+Z(?= get-log-server: )/, 'TIME')
}

/** A server with logs in a directory of its own, which is gone when the test leaves its block. */
async function startOnFiles(): Promise<StartedServer & { readonly directory: string }> {
  const { path, [Symbol.dispose]: remove } = makeTemporaryDirectory()
  const server = await startOn(path)
  return { ...server, directory: path, [Symbol.asyncDispose]: () => server.close().finally(remove) }
}

async function read(server: StartedServer, id: string, query = ''): Promise<string> {
  return (await fetch(server.logUrl(id, query))).text()
}

describe('with files', () => {
  test('a log is there after the server was closed and started again', async () => {
    using directory = makeTemporaryDirectory()
    const before = await startOn(directory.path)
    const run = before.runs.start({ id: '../a b', owner: 'me', access: 'owner' })
    run.append('\u001b[1mone\n')
    run.append('two\n')
    run.finish()
    await before.close()
    await using after = await startOn(directory.path)
    const restored = after.runs.get('../a b') as Run
    expect(restored).toMatchObject({ owner: 'me', access: 'owner', state: 'finished', startedAt: run.startedAt })
    const token = after.tokens.add('me')
    expect(await read(after, '../a b', `raw=1&token=${token}`)).toBe('\u001b[1mone\ntwo\n')
    expect(await read(after, '../a b', `token=${token}`)).toBe('one\ntwo\n')
  })

  test('no later log takes the place of one of many earlier ones', async () => {
    using directory = makeTemporaryDirectory()
    const ids = Array.from('abcdefghijk')
    for (const some of [ids.slice(0, 10), ids.slice(10)]) {
      await using server = createLogServer({ store: openFileStore(directory.path) })
      for (const id of some) {
        const run = server.runs.start({ id })
        run.append(id)
        run.finish()
      }
    }
    await using server = await startOn(directory.path)
    expect(await Promise.all(ids.map((id) => read(server, id)))).toEqual(ids)
  })

  test('a run that was open when the server stopped is ended, and says so once', async () => {
    using directory = makeTemporaryDirectory()
    const before = await startOn(directory.path)
    before.runs.start({ id: 'a' }).append(Uint8Array.of(0x61, 0xe2, 0x82))
    before.runs.start({ id: 'b' }).append('b\n')
    before.runs.start({ id: 'c' }).finish()
    await before.close()
    const told: string[] = []
    for (const _ of [1, 2]) {
      await using after = await startOn(directory.path, (message) => told.push(message))
      expect(after.runs.get('a')?.state).toBe('finished')
      expect(withoutTime(await read(after, 'a', 'stream=1'))).toBe(interrupted('a\ufffd'))
      expect(withoutTime(await read(after, 'b', 'raw=1'))).toBe(interrupted('b\n'))
      expect(await read(after, 'c')).toBe('')
    }
    expect(told).toEqual([
      'Runs that went on when the server stopped: 2. They are ended, each with a last line that says so.',
    ])
  })

  test('hundreds of running runs need few open files, and every append reaches its own', async () => {
    await using server = await startOnFiles()
    const before = readdirSync('/proc/self/fd').length
    const ids = Array.from({ length: 150 }, (_, index) => `run ${index}`)
    for (const id of ids) server.runs.start({ id })
    for (const text of [' one', ' two']) for (const run of server.runs.list()) run.append(run.id + text)
    expect(readdirSync('/proc/self/fd').length - before).toBeLessThan(100)
    const found = ids.map((_, index) => readFileSync(join(server.directory, `${index + 1}.raw`), 'utf8'))
    expect(found).toEqual(ids.map((id) => `${id} one${id} two`))
  })

  test('nobody else on the machine can read them', async () => {
    await using server = await startOnFiles()
    const path = join(server.directory, 'new')
    openFileStore(path).close()
    server.runs.start({ id: 'a' }).append('x')
    const modes = ['new', 'lock', '1.raw', '1.printable', '1.journal'].map((name) =>
      (statSync(join(server.directory, name)).mode & 0o777).toString(8),
    )
    expect(modes).toEqual(['700', '600', '600', '600', '600'])
  })

  test('a file that is in the way of a new log stays as it is', async () => {
    await using server = await startOnFiles()
    writeFileSync(join(server.directory, '1.raw'), 'theirs')
    expect(() => server.runs.start({ id: 'a' })).toThrow(/Cannot create .*1\.raw: EEXIST/)
    expect(readFileSync(join(server.directory, '1.raw'), 'utf8')).toBe('theirs')
  })

  test.each([
    ['whose journal is empty', '1.journal', '1.journal: it is empty, but the log is not.'],
    ['without a journal', '', '1.raw has 4 bytes, but no journal that says whose'],
  ])('a raw log %s is told of, and left as it is', async (_, name, message) => {
    using directory = makeTemporaryDirectory()
    writeFileSync(join(directory.path, '1.raw'), 'one\n')
    if (name !== '') writeFileSync(join(directory.path, name), '')
    const told: string[] = []
    await using server = await startOn(directory.path, (message) => told.push(message))
    expect([told.length, server.runs.list()]).toEqual([1, []])
    expect(told[0]).toContain(message)
    expect(readFileSync(join(directory.path, '1.raw'), 'utf8')).toBe('one\n')
    server.runs.start({ id: 'next' }).append('two\n')
    expect(readFileSync(join(directory.path, '2.raw'), 'utf8')).toBe('two\n')
  })

  test.each(['open', 'finished'])('a run that the disk does not let go, %s, is still there', async (state) => {
    await using server = await startOnFiles()
    const run = server.runs.start({ id: 'a' })
    run.append('one\n')
    if (state === 'finished') run.finish()
    // What is a directory with something in it already, no file can take the place of.
    mkdirSync(join(server.directory, '1.deleted', 'x'), { recursive: true })
    const { response, error } = await server.control.DELETE('/runs/{id}', { params: { path: { id: 'a' } } })
    expect([response.status, error?.error.type]).toEqual([507, 'storage-failed'])
    expect(await read(server, 'a')).toBe('one\n')
    rmSync(join(server.directory, '1.deleted'), { recursive: true })
    expect(server.runs.delete('a')).toBe(true)
    expect(readdirSync(server.directory)).toEqual(['lock'])
  })

  test('a deletion that was cut short is made good', async () => {
    using directory = makeTemporaryDirectory()
    await makeLog(directory.path, true)
    renameSync(join(directory.path, '1.journal'), join(directory.path, '1.deleted'))
    await using _server = await startOn(directory.path)
    expect(readdirSync(directory.path)).toEqual(['lock'])
  })

  test('what a follower lags behind by is read from the files, whatever the sizes', async () => {
    await using server = await startOnFiles()
    const run = server.runs.start({ id: 'a' })
    const parts = [10, 300_000, 1, 700_000, 262_144, 3].map((size, index) => String(index).repeat(size))
    for (const part of parts) run.append(part)
    const found = []
    for (let at = 0; at < run.raw.length; at += 99_991) {
      const piece = Buffer.from(await run.raw.read(at, run.raw.length)).toString()
      found.push([piece.length > 0, piece === parts.join('').slice(at, at + piece.length)])
    }
    expect(found).toEqual(found.map(() => [true, true]))
    run.finish()
    expect((await read(server, 'a')) === parts.join('')).toBe(true)
  })

  test('a deleted run leaves no files', async () => {
    await using server = await startOnFiles()
    server.runs.start({ id: 'open' }).append('x')
    server.runs.start({ id: 'finished' }).finish()
    server.runs.delete('open')
    server.runs.delete('finished')
    expect(readdirSync(server.directory)).toEqual(['lock'])
  })

  test('names of runs become no names of files', async () => {
    await using server = await startOnFiles()
    for (const id of ['../../x', '/etc/passwd', 'x'.repeat(256), 'CON', 'a\u0000b', 'A', 'a'])
      server.runs.start({ id }).append(id)
    expect(
      readdirSync(server.directory).filter((name) => !/^(?:[1-7]\.(?:raw|printable|journal)|lock)$/.test(name)),
    ).toEqual([])
    expect(await Promise.all(['A', 'a', 'CON'].map((id) => read(server, id)))).toEqual(['A', 'a', 'CON'])
  })

  test('an answer whose file vanished is an error in the documented shape', async () => {
    await using server = await startOnFiles()
    const run = server.runs.start({ id: 'a' })
    run.append('one\n')
    run.finish()
    truncateSync(join(server.directory, '1.printable'), 0)
    const response = await fetch(server.logUrl('a'))
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: { type: 'internal-server-error', message: 'The server could not answer.' } },
    ])
  })

  test('a stream whose file was cut breaks, so that nobody takes it for complete', async () => {
    await using server = await startOnFiles()
    server.runs.start({ id: 'a' }).append('x'.repeat(300_000))
    truncateSync(join(server.directory, '1.printable'), 100)
    await expect(read(server, 'a', 'stream=1')).rejects.toThrow('terminated')
  })

  test('a second server is kept out of the directory, until the first is closed or killed', async () => {
    using directory = makeTemporaryDirectory()
    const args = ['serve', '--port', '0', '--data-dir', directory.path]
    const first = await startOn(directory.path)
    await using second = runBuiltCommand(args)
    const [said] = await second.match(/listening|in use by process \d+/)
    expect(said).toBe(`in use by process ${process.pid}`)
    expect(() => openFileStore(directory.path)).toThrow('in use by process')
    expect((await second.ended).exit).toBe(2)
    await first.close()
    await using third = runBuiltCommand(args)
    await third.match(/listening/)
    third.process.kill('SIGKILL')
    await third.ended
    await using _fourth = await startOn(directory.path)
  })

  test('a directory is created, but not its parents', () => {
    using directory = makeTemporaryDirectory()
    openFileStore(join(directory.path, 'logs')).close()
    expect(() => openFileStore(join(directory.path, 'typo', 'logs'))).toThrow('Cannot keep logs in')
    expect(readdirSync(directory.path)).toEqual(['logs'])
  })
})

describe('a killed server', () => {
  test(
    'loses nothing that it acknowledged, whatever the moment',
    async () => {
      const killOften = async (): Promise<void> => {
        for (let left = repetitions(4, 150); left > 0; left--) {
          using directory = makeTemporaryDirectory()
          const acknowledged = await killAppender(directory.path)
          await using server = createLogServer({ store: openFileStore(directory.path, { tell: () => {} }) })
          expect(checkRecovered(server.runs.get('a'), directory.path, acknowledged)).toBe('whole')
        }
      }
      await Promise.all([killOften(), killOften()])
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

async function makeLog(directory: string, finished: boolean): Promise<void> {
  const server = createLogServer({ store: openFileStore(directory) })
  const run = server.runs.start({ id: 'a' })
  for (const chunk of chunks) run.append(chunk)
  if (finished) run.finish()
  await server.close()
}

interface FoundLog {
  readonly raw: string
  readonly printable: string
  readonly torn: number
}

/** What a new server finds after `file` was cut to each length: raw and printable log, or nothing. */
async function cutEverywhere(file: string, finished: boolean): Promise<(FoundLog | undefined)[]> {
  using source = makeTemporaryDirectory()
  await makeLog(source.path, finished)
  using copy = makeTemporaryDirectory()
  const store = openFileStore(copy.path, { tell: () => {} })
  const found = []
  for (let length = 0; length <= statSync(join(source.path, file)).size; length++) {
    cpSync(source.path, copy.path, { recursive: true, filter: (path) => !path.endsWith('lock') })
    truncateSync(join(copy.path, file), length)
    const server = createLogServer({ store, rateLimit: 1e6 })
    const run = server.runs.get('a')
    const ask = async (query: string): Promise<string> =>
      withoutTime(await (await server.fetch(new Request(`http://localhost/v2/logs/a?stream=1${query}`))).text())
    const torn = run === undefined ? 0 : statSync(join(copy.path, '1.raw')).size - run.raw.length
    found.push(run && { raw: await ask('&raw=1'), printable: await ask(''), torn })
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
    const expected = found.map((_, length) => {
      const kept = boundaries.findLast((end) => end <= length) ?? 0
      return length === whole.length
        ? atTheEnd
        : logOf(interrupted(whole.subarray(0, kept).toString(), whole.length - kept))
    })
    expect(found).toEqual(expected)
  })

  test('of the printable log loses nothing', async () => {
    const found = await cutEverywhere('1.printable', finished)
    expect(found).toEqual(found.map(() => atTheEnd))
  })

  test('of the journal keeps whole appends only', async () => {
    const found = (await cutEverywhere('1.journal', finished)).filter((log) => log !== undefined)
    const kept = [...boundaries, whole.length].map((end) => interrupted(whole.subarray(0, end).toString()))
    const seen = found.slice(0, -1).map(({ raw }) => kept.indexOf(raw))
    expect(new Set(seen)).toEqual(new Set(finished ? kept.keys() : kept.slice(1).keys()))
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    expect(found).toEqual(found.map(({ raw }) => logOf(raw)))
    expect(found.at(-1)).toEqual(atTheEnd)
  })
})

describe('a full disk', () => {
  const beginsTitle = Buffer.from('\u001b]')

  test.each([
    ['raw', 'me', [Buffer.concat([Buffer.alloc(1100, 'x'), beginsTitle])], 204, 'finished'],
    // Each byte becomes a U+FFFD, three bytes long.
    ['printable', 'me', [Buffer.concat([Buffer.alloc(400, 0xff), beginsTitle])], 204, 'finished'],
    ['journal', 'x'.repeat(800), new Array(1000).fill('.'), 507, 'running'],
  ])(
    'that has no room for more of the %s file is a clear error, and nothing of that append is stored',
    async (kind, owner, appends, statusOfMore, state) => {
      using directory = makeTemporaryDirectory()
      // A limit on the size of files stands in for the end of the disk: the system refuses to write in the same place.
      const args = ['serve', '--port', '0', '--control-port', '0', '--data-dir', directory.path]
      await using command = runBuiltCommand(args, { maxFileKilobytes: 1 })
      const [, url, controlUrl] = await command.match(/listening on (\S+)\ncontrol on (\S+)\n/)
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

  test('a directory that cannot be used is one clear line and exit code 2', async () => {
    await using command = runBuiltCommand(['serve', '--data-dir', '/proc/nowhere'])
    expect(await command.ended).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/^get-log-server: Cannot keep logs in \/proc\/nowhere: .*\n$/),
    })
  })
})

describe('--logs', () => {
  test('serves every NAME.log as a finished log', async () => {
    using directory = makeTemporaryDirectory()
    writeFileSync(join(directory.path, 'build 1.log'), '\u001b[32mgreen\u001b[0m\n')
    writeFileSync(join(directory.path, 'empty.log'), '')
    writeFileSync(join(directory.path, 'notes.txt'), 'secret')
    mkdirSync(join(directory.path, 'old.log'))
    using temporary = makeTemporaryDirectory()
    const env = { TMPDIR: temporary.path }
    await using command = runBuiltCommand(['serve', '--port', '0', '--logs', directory.path], { env })
    const [, url] = await command.match(/listening on (\S+)\n/)
    const get = async (path: string): Promise<[number, string]> => {
      const response = await fetch(`${url}/v2/logs/${path}`)
      return [response.status, await response.text()]
    }
    expect(await get('build%201')).toEqual([200, 'green\n'])
    expect(await get('build%201?raw=1&stream=1')).toEqual([200, '\u001b[32mgreen\u001b[0m\n'])
    expect(await get('empty')).toEqual([200, ''])
    expect([(await get('notes'))[0], (await get('old'))[0]]).toEqual([404, 404])
    command.process.kill('SIGTERM')
    await command.ended
    expect(readdirSync(temporary.path)).toEqual([])
  })

  test('clashes of names are refused, and the store is closed', async () => {
    using logs = makeTemporaryDirectory()
    using data = makeTemporaryDirectory()
    writeFileSync(join(logs.path, 'a.log'), 'x')
    const first = createLogServer({ store: openFileStore(data.path) })
    first.runs.start({ id: 'a' })
    await first.close()
    const store = withLogsFrom(logs.path, openFileStore(data.path, { tell: () => {} }))
    const close = vi.fn(store.close)
    expect(() => createLogServer({ store: { ...store, close } })).toThrow(LogServerError)
    expect(close).toHaveBeenCalledOnce()
  })

  test.each<[string, (path: string) => unknown, string]>([
    ['a link to nothing', (path) => symlinkSync('/nowhere', path), 'ENOENT'],
    ['a directory', (path) => mkdirSync(path), 'it is not a file'],
    ['a socket', (path) => listenOn(path), 'it is not a file'],
    ['a FIFO', (path) => execFileSync('mkfifo', [path]), 'it is not a file'],
    ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'it is not a file'],
  ])('leaves out %s, and says so once', async (_, make, reason) => {
    using logs = makeTemporaryDirectory()
    const path = join(logs.path, 'odd.log')
    const made = await make(path)
    writeFileSync(join(logs.path, 'fine.log'), 'fine\n')
    const told: string[] = []
    const store = withLogsFrom(logs.path, createMemoryStore(), (message) => told.push(message))
    await using server = createLogServer({ store })
    expect([told, server.runs.list().map(({ id }) => id)]).toEqual([[expect.stringContaining(reason)], ['fine']])
    expect(told[0]).toMatch(/^\S+odd\.log is left out: /)
    if (made instanceof Server) made.close()
  })

  test.each([
    ['...log', 'it cannot stand in a URL path'],
    [Buffer.from('caf\xe9.log', 'latin1'), 'its name is not UTF-8'],
    ['.log', 'it cannot stand in a URL path'],
  ])('leaves out a file of the name %s, of which no id can be made', async (name, reason) => {
    using logs = makeTemporaryDirectory()
    writeFileSync(Buffer.concat([Buffer.from(`${logs.path}/`), Buffer.from(name as string)]), 'x')
    const told: string[] = []
    const store = withLogsFrom(logs.path, createMemoryStore(), (message) => told.push(message))
    await using server = createLogServer({ store })
    expect([told, server.runs.list()]).toEqual([[expect.stringContaining(reason)], []])
  })

  test('works beside logs in memory, and leaves its files as they are', async () => {
    using logs = makeTemporaryDirectory()
    const path = join(logs.path, 'a.log')
    // The escape sequence lies across the end of a megabyte.
    const filler = 'x'.repeat(2 ** 20 - 2)
    writeFileSync(path, `${filler}\u001b[1mfrom a file\n`)
    await using server = await startServer({ store: withLogsFrom(logs.path, createMemoryStore()) })
    server.runs.start({ id: 'b' }).append('from memory\n')
    expect([await read(server, 'a'), await read(server, 'b')]).toEqual([`${filler}from a file\n`, 'from memory\n'])
    server.runs.delete('a')
    expect((await fetch(server.logUrl('a'))).status).toBe(404)
    expect(readFileSync(path, 'utf8')).toBe(`${filler}\u001b[1mfrom a file\n`)
  })
})

async function listenOn(path: string): Promise<Server> {
  const server = createServer().listen(path)
  await once(server, 'listening')
  return server
}
