import { setTimeout as sleep } from 'node:timers/promises'
import { operationPath } from '@get-log/types'
import { appendUntilFull } from '../exec/append-until-full.ts'
import { runCommand } from '../exec/run-command.ts'
import { createLogServer } from '../log-server.ts'
import { listenOrExplain } from './listen-or-explain.ts'
import { waitForSignal } from './wait-for-signal.ts'

/** The flags of `get-log-server exec`. */
export interface ExecFlags {
  readonly id?: string
  readonly keep: number
  readonly port: number
  readonly host: string
}

/**
 * Runs a command and serves what it writes as the log of a run, each line stamped, until it ends and `keep` seconds
 * more. Resolves with the command's exit code. Throws a `UsageError`, a `LogServerError` or a
 * `CommandError`.
 */
export async function exec(command: readonly string[], { id, keep, port, host }: ExecFlags): Promise<number> {
  const server = createLogServer({ traits: { stamps: true } })
  const { url } = await listenOrExplain(server, { port, host })
  try {
    const run = server.runs.start({ id })
    console.error(`log on ${url}${operationPath.replace(/\{.*\}/, encodeURIComponent(run.id))}`)
    const append = appendUntilFull(run, ({ message }) =>
      console.error(`get-log-server: ${message} The rest of the output is not kept.`),
    )
    const exitCode = await runCommand(command as [string, ...string[]], append)
    run.finish()
    await keepServing(keep)
    return exitCode
  } finally {
    await server.close()
  }
}

async function keepServing(seconds: number): Promise<void> {
  if (seconds === 0) return
  const over = new AbortController()
  const elapsed = sleep(seconds * 1000, undefined, { signal: over.signal })
  await Promise.race([elapsed, waitForSignal('SIGINT', 'SIGTERM')])
  over.abort()
}
