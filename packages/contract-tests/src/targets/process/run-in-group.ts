import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setImmediate as readRest, setTimeout as sleep } from 'node:timers/promises'
import { Blocked } from '../../clause/scene.ts'
import { UsageError } from '../../usage/usage-error.ts'

/** A shell command in a process group of its own. */
export interface Grouped extends AsyncDisposable {
  /** The process that runs the command and has its output. */
  readonly process: ChildProcess
  /** How the command itself ended, in words for people: `0`, `1`, `SIGTERM`; what it started may still run. */
  readonly ended: Promise<string>
}

/**
 * Runs the command, and lives until its parent releases it or is gone, in whatever way: then it ends the whole group, by SIGTERM first. It leads the
 * group itself, so that the group's number is not reused while it lives. Its source is passed to another process, so it must not refer to anything
 * outside.
 */
function supervise(): void {
  const { spawn: start } = process.getBuiltinModule('node:child_process')
  const [graceMs, lastMs] = [5000, 500]
  let isRunning = true
  let isEnding = false
  const endLast = (): unknown => setTimeout(() => process.kill(0, 'SIGKILL'), lastMs)
  const end = (): void => {
    if (isEnding) return
    isEnding = true
    process.kill(0, 'SIGTERM')
    if (isRunning) setTimeout(endLast, graceMs)
    else endLast()
  }
  const finish = (how: unknown): void => {
    isRunning = false
    if (isEnding) endLast()
    else process.send?.(String(how))
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, end)
  process.on('disconnect', end)
  const child = start(process.argv[1] as string, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  child.on('error', ({ message }) => finish(message))
  child.on('exit', (code, signal) => finish(code ?? signal))
}

/** Starts a shell command. Disposing of it, or the end of this process in whatever way, ends it with everything that it started. */
export function runInGroup(command: string): Grouped {
  const supervisor = spawn(process.execPath, ['-e', `(${supervise})()`, '--', command], {
    // A signal to this process's group, such as Ctrl-C, must not end the process that ends the command.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = new Promise<string>((resolve) => {
    supervisor.once('error', (error) => resolve(error.message))
    supervisor.once('exit', (code, name) => resolve(String(name ?? code)))
  })
  const told = new Promise<string>((resolve) => supervisor.once('message', (how) => resolve(String(how))))
  const ended = Promise.race([told, exited])
  // What the command left running must not keep this process from ending.
  ended.then(() => {
    supervisor.unref()
    supervisor.channel?.unref()
    for (const pipe of [supervisor.stdout, supervisor.stderr]) (pipe as unknown as { unref(): void } | null)?.unref()
  })
  const dispose = async (): Promise<void> => {
    supervisor.ref()
    if (supervisor.connected) supervisor.disconnect()
    await exited
  }
  return { process: supervisor, ended, [Symbol.asyncDispose]: dispose }
}

/** The line of a program's output that says what went wrong: the error that Node died of, or else the last line outside of a stack. */
export function complaintIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const said = lines.filter((line) => line !== '' && !/^at .*\d\)?$|^Node\.js v/.test(line))
  const died = /^Node\.js v/m.test(output) ? said.findLast((line) => /^\w*Error\b/.test(line)) : undefined
  return died ?? said.at(-1) ?? ''
}

/** The end of what a command prints there. */
function tailOf(...outputs: readonly (Readable | null)[]): () => string {
  let tail = ''
  for (const output of outputs)
    output?.on('data', (bytes) => {
      tail = `${tail}${bytes}`.slice(-65_536)
    })
  return () => tail
}

const startMs = 60_000
const betweenMs = 100

/**
 * Starts the command that serves a target, and waits until something answers at its URL, whatever the answer. Disposing of it ends the command with
 * everything that it started.
 *
 * @throws UsageError if something answers there already, the command ends too early, or nothing answers for a minute; with what its output complains about.
 */
export async function serveCommand(command: string, url: string): Promise<AsyncDisposable> {
  if (await answers(url))
    throw new UsageError(
      `Something answers at ${url} already, before the command of --serve: end it, or use another port`,
    )
  const group = runInGroup(command)
  const tail = tailOf(group.process.stdout, group.process.stderr)
  const problem = await awaitAnswer(group, url)
  if (problem === undefined) return group
  await group[Symbol.asyncDispose]()
  throw new UsageError(
    `The command of --serve ${[problem, complaintIn(tail())].filter((part) => part !== '').join(': ')}`,
  )
}

async function awaitAnswer(group: Grouped, url: string): Promise<string | undefined> {
  let ended: string | undefined
  group.ended.then((how) => {
    ended = how
  })
  const deadline = performance.now() + startMs
  while (performance.now() < deadline) {
    if (await answers(url)) return undefined
    if (ended !== undefined && ended !== '0') return `ended with ${ended} before anything answered at ${url}`
    await sleep(betweenMs)
  }
  return `was started, but nothing answered at ${url} for a minute`
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(startMs) })
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}

const startRunMs = 120_000

/** A run that a command started, with everything that the command left running. */
export type StartedRun = AsyncDisposable & { readonly id: string }

/**
 * Runs the command that starts a run, and returns the id that it prints as its last line. Disposing of it ends what the command left running, as
 * the end of this process does.
 *
 * @throws Blocked if the command fails, prints nothing, or takes more than two minutes.
 */
export async function startRun(command: string): Promise<StartedRun> {
  const group = runInGroup(command)
  const [printed, complained] = [tailOf(group.process.stdout), tailOf(group.process.stderr)]
  const late = sleep(startRunMs, 'nothing after two minutes', { ref: false })
  const how = await Promise.race([group.ended, late])
  // The command's output arrived before its end was reported, and is read in the same turn of the event loop.
  await readRest()
  const id = printed().trim().split('\n').at(-1)?.trim() ?? ''
  if (how === '0' && id !== '') return { id, [Symbol.asyncDispose]: () => group[Symbol.asyncDispose]() }
  await group[Symbol.asyncDispose]()
  throw new Blocked(
    `The command of "startRun" did not print the id of a run: it ended with ${how}. ${complaintIn(complained())}`.trim(),
  )
}
