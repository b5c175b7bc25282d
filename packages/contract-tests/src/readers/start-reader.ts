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

/** How long what a reader printed may take to arrive after it ended, if something that it left holds the pipe. */
const drainMs = 300

/** How long what a reader prints may be left in the pipe: one that waits for that does not get all that is sent to it. */
const lateMs = 1500

/** By this variable every process that a reader starts is known, whatever group it has moved to. */
const mark = 'GET_LOG_READER_RUN'

/** What a reader is told of the log. */
type Given = Readonly<Record<'url' | 'id' | 'token', string>>

/**
 * Starts a command in a process group of its own. What it prints is noted in the run: at once, or late, when all was sent to the reader, or never but
 * for its first byte, so that it waits in the pipe.
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
  // The token of the user is none of a reader's business, and no proxy comes between the reader and the wire.
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
    // A machine that was busy all the while first reads what is there.
    const timer = setTimeout(() => setImmediate(end), drainMs)
    child.once('close', () => {
      clearTimeout(timer)
      end()
    })
  })
  const left = (): number[] => findMarked(`${mark}=${id}`, others) ?? (kill(-group, 0) ? [group] : [])
  return {
    signal: (name: NodeJS.Signals): void => void kill(-group, name),
    /** Closes the reader's output, as `head` does. */
    closeOutput: (): void => void stdout.destroy(),
    /** The processes that are there because of it. */
    left,
    /** Ends it with all that it started. */
    close: (): void => {
      kill(-group, 'SIGKILL')
      for (const pid of left()) kill(pid, 'SIGKILL')
      for (const pipe of [stdout, stderr]) pipe.destroy()
      letGo()
    },
  }
}

/** What a reader that was started can be told, and asked. */
export type StartedReader = Awaited<ReturnType<typeof startCommand>>

/** The processes with this in their environment, beside others, where the system tells. */
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

/** Lets a library read. Nothing can be sent to it; what is left of it when it is closed is its own affair. */
export function startLibrary(read: ReaderLibrary['read'], { url, id, token }: Given, run: ReaderRun): StartedReader {
  let isOver = false
  let chunks: AsyncIterator<Uint8Array> | undefined
  const work = async (): Promise<void> => {
    try {
      chunks = read(url, id, token)[Symbol.asyncIterator]()
      for (let next = await chunks.next(); next.done !== true && !isOver; next = await chunks.next()) {
        run.noteOutput(Buffer.from(next.value))
        // One that never waits would hold up everything else.
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
 * Knows process groups, and ends them as soon as the process that named them is gone, however that ended. Its source is handed to another process,
 * so it must name nothing outside.
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

/** Lets a process group end with this process; the returned function lets go of it. */
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
