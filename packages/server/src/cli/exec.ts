import { setTimeout as sleep } from 'node:timers/promises'
import { operationPath } from '@get-log/types'
import { runCommand } from '../exec/run-command.ts'
import { createLogServer } from '../log-server.ts'
import { LogServerError } from '../log-server-error.ts'
import type { Run } from '../runs/run.ts'
import { listenOrExplain, waitForSignal } from './listen.ts'

export interface ExecFlags {
  readonly id?: string
  readonly keep: number
  readonly port: number
  readonly host: string
}

/**
 * Runs a command and serves its output as the log of a run, each line stamped, until `keep` seconds after it ends.
 * Resolves to the command's exit code. Throws a `UsageError`, a `LogServerError` or a `CommandError`.
 */
export async function exec(command: readonly string[], { id, keep, port, host }: ExecFlags): Promise<number> {
  const server = createLogServer({ traits: { stamps: true } })
  const { url } = await listenOrExplain(server, { port, host })
  try {
    const run = server.runs.start({ id })
    console.error(`log on ${url}${operationPath.replace(/\{.*\}/, encodeURIComponent(run.id))}`)
    const exitCode = await runCommand(command as [string, ...string[]], appendUntilFull(run))
    run.finish()
    if (keep > 0) await Promise.race([sleep(keep * 1000, undefined, { ref: false }), waitForSignal()])
    return exitCode
  } finally {
    await server.close()
  }
}

/** Returns a function that appends output to a log. At a limit it says so once and leaves the log as it is, so that the command can go on. */
export function appendUntilFull(run: Run): (chunk: Uint8Array) => void {
  let isFull = false
  return (chunk) => {
    if (isFull) return
    try {
      run.append(chunk)
    } catch (error) {
      if (!(error instanceof LogServerError)) throw error
      isFull = true
      console.error(`get-log-server: ${error.message} The rest of the output is not kept.`)
    }
  }
}
