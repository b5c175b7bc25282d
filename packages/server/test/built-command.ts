import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const bin = fileURLToPath(new URL('../bin/get-log-server.js', import.meta.url))
const build = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

export interface BuiltCommandOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly stdin?: number
  /** The size limit for files that it writes. Default: unchanged. */
  readonly maxFileKilobytes?: number
}

/** Runs the built command as a user would. Leaving its block kills it if it is still running. */
export function runBuiltCommand(
  args: readonly string[],
  { stdin, maxFileKilobytes, ...options }: BuiltCommandOptions = {},
) {
  if (!existsSync(build)) throw new Error('packages/server is not built. Run: npm run build')
  const command = [process.execPath, bin, ...args]
  // POSIX counts file sizes in blocks of 512 bytes.
  const limited = ['sh', '-c', `ulimit -f ${2 * (maxFileKilobytes ?? 0)} && exec "$@"`, 'sh', ...command]
  const [file = '', ...rest] = maxFileKilobytes === undefined ? command : limited
  const child = spawn(file, rest, {
    stdio: [(stdin ?? 'ignore') as 'ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, ...options.env },
  })
  // A test that timed out never leaves its block.
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const written = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.stdout += text
    child.emit('written')
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text
    child.emit('written')
  })
  const ended = once(child, 'close').then(([code, signal]) => ({
    exit: (code ?? signal) as number | NodeJS.Signals,
    ...written,
  }))

  return {
    process: child,
    /** Its exit code, or the signal that killed it, and what it wrote. */
    ended,
    /** The first match of a pattern in its stdout and stderr; rejects if it ends without one. */
    async match(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(written.stdout + written.stderr)
        if (found !== null) return found
        const outcome = await Promise.race([once(child, 'written'), ended])
        if ('exit' in outcome) throw new Error(`It ended without ${pattern}: ${JSON.stringify(outcome)}`)
      }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs `serve` with these flags on free ports; resolves once it says where it listens. */
export async function serveBuilt(flags: readonly string[], options?: BuiltCommandOptions) {
  const command = runBuiltCommand(['serve', '--port', '0', '--control-port', '0', ...flags], options)
  const [, url = '', controlUrl = ''] = await command.match(
    /^get-log-server listening on (http:\/\/127\.0\.0\.1:\d+)\ncontrol on (http:\S+)\n/,
  )
  return { ...command, url, controlUrl }
}
