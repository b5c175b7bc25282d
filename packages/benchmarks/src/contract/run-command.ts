import { spawn } from 'node:child_process'

/** What a command printed on both outputs, and its exit code. */
export interface CommandOutcome {
  readonly output: string
  readonly exitCode: number | null
}

/** Runs a command to its end, whatever its exit code; stops it after five minutes. */
export async function observeCommand(command: string, args: readonly string[], cwd: string): Promise<CommandOutcome> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 })
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece))
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code)),
  )
  return { output: Buffer.concat(pieces).toString(), exitCode }
}

/** Runs a command that has to exit with 0. Throws with all its output if it doesn't. */
export async function runCommand(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { output, exitCode } = await observeCommand(command, args, cwd)
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${exitCode} in ${cwd}:\n${output}`)
}
