import type { Clause } from '@get-log/contract-tests'
import { judge } from '@get-log/contract-tests'
import type { Setting } from './settings.ts'
import { documented } from './settings.ts'
import { startServer } from './start-server.ts'

/** By the id of a clause: what it meets on a server without a fault. */
export type Reach = Readonly<Record<string, Reached>>

interface Reached {
  /** In milliseconds of CPU. */
  readonly costMs: number
  /** The ids of the mutants that it comes to. */
  readonly mutants: readonly string[]
  /** What an open question is answered with. */
  readonly observed?: string
}

const patienceMs = 15_000

/**
 * Judges each clause alone on the server that counts which mutants are reached. A clause that never comes to a mutant judges it as it
 * judges the server without a fault, so that it need not be tried.
 *
 * @throws Error if a clause does not pass on the documented server: there is nothing to compare with then.
 */
export async function measureReach(program: string, setting: Setting, clauses: readonly Clause[]): Promise<Reach> {
  await using server = await startServer(program, setting)
  if (server === undefined) throw new Error('The server does not start with mutants in it, none of which is active.')
  const always = await server.reached()
  const reach: Record<string, Reach[string]> = {}
  for (const clause of clauses.filter(setting.isFor)) {
    const before = process.cpuUsage()
    const { verdict, reason, findings, observed } = await judge(clause, server.target, { patienceMs })
    const { user, system } = process.cpuUsage(before)
    if (verdict === 'not-applicable' || (verdict === 'warn' && setting !== documented)) continue
    if (verdict !== 'pass' && verdict !== 'observed') {
      const seen = [...findings.map((finding) => finding.seen), ...(reason ? [reason] : [])].join('; ')
      throw new Error(`${clause.id} does not pass on the server without a fault: ${verdict}, ${seen}.`)
    }
    const mutants = [...always, ...(await server.reached())]
    reach[clause.id] = { costMs: (user + system) / 1000, mutants, ...(observed !== undefined && { observed }) }
  }
  return reach
}
