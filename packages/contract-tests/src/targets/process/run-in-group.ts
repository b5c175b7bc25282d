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
 * Runs the command, and lives until its standard input ends, as it does with whoever holds the other side, however that ends: then the whole group
 * of the command is ended. It runs by itself, so it must name nothing outside.
 */
function supervise(): void {
  const { spawn: start } = process.getBuiltinModule('node:child_process')
  const child = start(process.argv[1] as string, {
    shell: true,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-(child.pid as number), name)
    } catch {}
  }
  const end = (): void => {
    signal('SIGTERM')
    setTimeout(() => {
      signal('SIGKILL')
      process.exit()
    }, 500)
  }
  child.on('error', (error) => process.send?.(error.message))
  child.on('exit', (code, name) => process.send?.(String(code ?? name)))
  process.stdin.resume().on('close', end)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, end)
}

/** Starts a shell command; disposing of it ends it with all that it started, and so does the end of this process, whatever ends it. */
export function runInGroup(command: string): Grouped {
  const supervisor = spawn(process.execPath, ['-e', `(${supervise})()`, '--', command], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  })
  const ended = new Promise<string>((resolve) => {
    supervisor.once('message', (how) => resolve(String(how)))
    supervisor.once('error', (error) => resolve(error.message))
    supervisor.once('exit', (code, name) => resolve(String(name ?? code)))
  })
  const dispose = async (): Promise<void> => {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null) return
    const gone = new Promise((resolve) => supervisor.once('exit', resolve))
    supervisor.stdin?.destroy()
    await gone
  }
  // It must not keep the kit from ending: its standard input closes then.
  supervisor.unref()
  supervisor.channel?.unref()
  for (const pipe of [supervisor.stdin, supervisor.stdout, supervisor.stderr])
    (pipe as unknown as { unref?(): void })?.unref?.()
  return { process: supervisor, ended, [Symbol.asyncDispose]: dispose }
}
