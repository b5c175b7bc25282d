import type { Clause } from '@get-log/contract-tests'
import { judge } from '@get-log/contract-tests'
import { startServer } from './start-server.ts'

/** By the id of a clause: which mutants it reaches, as their ids, and what it costs, in milliseconds of CPU. */
export type Reach = Readonly<Record<string, { readonly costMs: number; readonly mutants: readonly string[] }>>

const patienceMs = 15_000

/**
 * Judges each clause alone on the server that counts which mutants are reached. A clause that never comes to a mutant judges it as it
 * judges the server without a fault, so that it need not be tried.
 *
 * @throws Error if a clause does not pass: there is nothing to compare with then.
 */
export async function measureReach(program: string, clauses: readonly Clause[]): Promise<Reach> {
  await using server = await startServer(program)
  if (server === undefined) throw new Error('The server does not start with mutants in it, none of which is active.')
  const always = await server.reached()
  const reach: Record<string, Reach[string]> = {}
  for (const clause of clauses) {
    const before = process.cpuUsage()
    const { verdict, reason, findings } = await judge(clause, server.target, { patienceMs })
    const { user, system } = process.cpuUsage(before)
    // An open question accepts every answer, so that it notices nothing.
    if (verdict === 'not-applicable' || verdict === 'observed') continue
    if (verdict !== 'pass') {
      const seen = [...findings.map((finding) => finding.seen), ...(reason ? [reason] : [])].join('; ')
      throw new Error(`${clause.id} does not pass on the server without a fault: ${verdict}, ${seen}.`)
    }
    reach[clause.id] = { costMs: (user + system) / 1000, mutants: [...always, ...(await server.reached())] }
  }
  return reach
}
