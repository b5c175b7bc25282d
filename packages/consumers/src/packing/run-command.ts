import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How to start pnpm without one on the PATH: `[process.execPath, ...pnpm, 'install']`. */
export const pnpm: string = fileURLToPath(new URL('./bin/pnpm.cjs', import.meta.resolve('pnpm')))

export interface CommandOptions {
  /** The folder to run in. */
  cwd: string
  /** Replaces the whole environment. Default: this process's own. */
  env?: NodeJS.ProcessEnv
}

/** Runs a command and gives what it printed on stdout. Throws with all its output if it doesn't exit with 0. */
export async function runCommand(command: string, args: string[], options: CommandOptions): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const stdout: Buffer[] = []
  const both: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk) && both.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => both.push(chunk))
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code === 0) return Buffer.concat(stdout).toString()
  throw new Error(`${command} ${args.join(' ')} exited with ${code} in ${options.cwd}:\n${Buffer.concat(both)}`)
}
