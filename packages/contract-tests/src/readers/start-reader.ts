import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { UsageError } from '../usage/usage-error.ts'
import type { ReaderLibrary } from './reader.ts'
import type { ReaderRun } from './reader-run.ts'
import type { Situation } from './reader-target.ts'

/** How long a reader's output may take to arrive after its end, if something that it left behind holds the pipe. */
const drainMs = 300

/** How long a reader's output may stay in the pipe: a reader that blocks on it does not receive everything that is sent. */
const lateMs = 1500

/** This variable identifies every process that a reader starts, whatever group it has moved to. */
const mark = 'GET_LOG_READER_RUN'

/** What a reader is told about the log. */
type Given = Readonly<Record<'url' | 'id' | 'token', string>>

/**
 * Starts a command in its own process group. Its output is recorded in the run: at once, or late, when everything was sent to the reader, or only the
 * first byte, so that the rest waits in the pipe.
 *
 * @throws UsageError if there is no such program.
 */
export async function startCommand(
  command: readonly string[],
  given: Given,
  run: ReaderRun,
  output: NonNullable<Situation['output']>,
) {
  const [program = '', ...words] = command.map((word) =>
    word.replaceAll(/(?<!\$)\{(url|id|token)\}/g, (_, name: keyof Given) => given[name]),
  )
  const id = randomUUID()
  // A reader must not get the user's token, and no proxy may come between the reader and the wire.
  const { APIFY_TOKEN: _, PATH = '', ...own } = process.env
  const direct = { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' }
  const path = [PATH, resolve('node_modules/.bin')].join(delimiter)
  const variables = { GET_LOG_URL: given.url, GET_LOG_ID: given.id, GET_LOG_TOKEN: given.token, [mark]: id }
  const others = new Set(listProcesses())
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...own, ...direct, PATH: path, ...variables },
  })
  const { stdout, stderr } = child
  await once(child, 'spawn').catch(({ message }: Error) => {
    throw new UsageError(`The reader cannot be started: ${message}`)
  })
  const group = child.pid as number
  const letGo = guardGroup(group)
  const take = (): void => void stdout.on('data', (bytes) => run.noteOutput(bytes)).resume()
  if (output === 'at once') take()
  else
    stdout.once('readable', async () => {
      if (output === 'never') return run.noteOutput(stdout.read(1) ?? Buffer.alloc(0))
      await run.until(() => !run.isReading, lateMs)
      take()
    })
  stderr.on('data', (bytes) => run.noteTold(String(bytes)))
  child.once('exit', (code, signal) => {
    const end = (): void => run.end({ isFailure: code !== 0, words: signal ?? `exit code ${code}` })
    // A machine that was busy all along first reads what is there.
    const timer = setTimeout(() => setImmediate(end), drainMs)
    child.once('close', () => {
      clearTimeout(timer)
      end()
    })
  })
  const left = (): number[] => findMarked(`${mark}=${id}`, others) ?? (kill(-group, 0) ? [group] : [])
  return {
    signal: (name: NodeJS.Signals): void => void kill(-group, name),
    closeOutput: (): void => void stdout.destroy(),
    left,
    close: (): void => {
      kill(-group, 'SIGKILL')
      for (const pid of left()) kill(pid, 'SIGKILL')
      for (const pipe of [stdout, stderr]) pipe.destroy()
      letGo()
    },
  }
}

export type StartedReader = Awaited<ReturnType<typeof startCommand>>

/** The processes with this in their environment, if the system shows it. */
function findMarked(variable: string, others: ReadonlySet<string>): number[] | undefined {
  if (process.platform !== 'linux') return undefined
  const isMarked = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(variable)
    } catch {
      return false
    }
  }
  return listProcesses()
    .filter((pid) => !others.has(pid) && isMarked(pid))
    .map(Number)
}

function listProcesses(): string[] {
  return process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
}

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Lets a library read. It cannot be sent signals; what it leaves behind when it is closed is its own affair. */
export function startLibrary(read: ReaderLibrary['read'], { url, id, token }: Given, run: ReaderRun): StartedReader {
  let isOver = false
  let chunks: AsyncIterator<Uint8Array> | undefined
  const work = async (): Promise<void> => {
    try {
      chunks = read(url, id, token)[Symbol.asyncIterator]()
      for (let next = await chunks.next(); next.done !== true && !isOver; next = await chunks.next()) {
        run.noteOutput(Buffer.from(next.value))
        // One that never waits would block everything else.
        await turn()
      }
      run.end({ isFailure: false, words: 'the end of the iteration' })
    } catch (error) {
      run.noteTold(String(error))
      run.end({ isFailure: true, words: 'an error' })
    }
  }
  void work()
  return {
    signal: () => {},
    closeOutput: () => {},
    left: () => [],
    close: () => {
      isOver = true
      void Promise.resolve(chunks?.return?.()).catch(() => {})
    },
  }
}

/**
 * Keeps a list of process groups, and ends them as soon as the process that named them is gone, in whatever way. Its source is passed to another
 * process, so it must not refer to anything outside.
 */
function guard(): void {
  const groups = new Set<number>()
  process.on('message', ({ group, isOver }: { group: number; isOver: boolean }) => {
    if (isOver) groups.delete(group)
    else groups.add(group)
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {})
  process.on('disconnect', () => {
    for (const group of groups) {
      try {
        process.kill(-group, 'SIGKILL')
      } catch {}
    }
    process.exit()
  })
}

let running: ChildProcess | undefined

/** Makes a process group end with this process; the returned function releases it. */
function guardGroup(group: number): () => void {
  if (running?.connected !== true) {
    running = spawn(process.execPath, ['-e', `(${guard})()`], {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    running.on('error', () => {})
    running.unref()
    running.channel?.unref()
  }
  const guarding = running
  const tell = (isOver: boolean): void => void (guarding.connected && guarding.send({ group, isOver }, () => {}))
  tell(false)
  return () => tell(true)
}
