import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** How to start pnpm without one on the PATH: `[process.execPath, pnpm, 'install']`. */
export const pnpm: string = fileURLToPath(new URL('./bin/pnpm.cjs', import.meta.resolve('pnpm')))

/** Runs a command in a folder and returns its stdout. Throws with all its output if it doesn't exit with 0. */
export async function runCommand(
  command: string,
  args: string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  const running = promisify(execFile)(command, args, { ...options, maxBuffer: 1e9 })
  running.child.stdin?.end()
  const { stdout } = await running.catch(({ code, message, stdout, stderr }) => {
    const output = `${stderr}${stdout}` || message
    throw new Error(`${command} ${args.join(' ')} exited with ${code} in ${options.cwd}:\n${output}`)
  })
  return stdout
}
