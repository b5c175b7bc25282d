import { spawn } from 'node:child_process'

/** What a command printed, and its exit code. */
export interface CommandOutcome {
  readonly output: string
  readonly errors: string
  readonly exitCode: number | null
}

/** Runs a command to its end, whatever its exit code; stops it after five minutes. */
export async function observeCommand(command: string, args: readonly string[], cwd: string): Promise<CommandOutcome> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 })
  let [output, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    errors += piece
  })
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code)),
  )
  return { output, errors, exitCode }
}
