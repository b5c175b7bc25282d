import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'

/** A shell command in a process group of its own. */
export interface Grouped extends AsyncDisposable {
  /** What runs the command: its output is that of the command. */
  readonly process: ChildProcess
  /** How the command itself ended, in words for people: `0`, `1`, `SIGTERM`; what it started may still run. */
  readonly ended: Promise<string>
}

/**
 * Runs the command, and lives until whoever started it lets go of it, or is gone, however that ends: then the whole group is ended, by SIGTERM first.
 * It leads the group itself, so that the number of the group is that of no other as long as it lives. Its source is handed to another process, so
 * it must name nothing outside.
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

/** Starts a shell command; disposing of it ends it with all that it started, and so does the end of this process, whatever ends it. */
export function runInGroup(command: string): Grouped {
  const supervisor = spawn(process.execPath, ['-e', `(${supervise})()`, '--', command], {
    // What is sent to the group of this process, as Ctrl-C is, must not end what ends the command.
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
