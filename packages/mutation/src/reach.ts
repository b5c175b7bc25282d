import type { Clause } from '@get-log/contract-tests'
import { judge } from '@get-log/contract-tests'
import type { Mutant } from './mutant.ts'
import type { Setting } from './server.ts'
import { documented, startServer } from './server.ts'

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
 * Judges each clause alone on the server that counts which mutants are reached, started anew since some of its work is done once. A clause
 * that never comes to a mutant judges it as it judges the server without a fault, so that it need not be tried.
 *
 * @throws Error if a clause does not pass on the documented server: there is nothing to compare with then.
 */
export async function measureReach(program: string, setting: Setting, clauses: readonly Clause[]): Promise<Reach> {
  const reach: Record<string, Reach[string]> = {}
  for (const clause of clauses.filter(setting.isFor)) {
    await using server = await startServer(program, setting)
    if (server === undefined) throw new Error('The server does not start with mutants in it, none of which is active.')
    const before = process.cpuUsage()
    const { verdict, reason, findings, observed } = await judge(clause, server.target, { patienceMs })
    const { user, system } = process.cpuUsage(before)
    if (verdict === 'not-applicable' || (verdict === 'warn' && setting !== documented)) continue
    if (verdict !== 'pass' && verdict !== 'observed') {
      const seen = [...findings.map((finding) => finding.seen), ...(reason ? [reason] : [])].join('; ')
      throw new Error(`${clause.id} does not pass on the server without a fault: ${verdict}, ${seen}.`)
    }
    reach[clause.id] = {
      costMs: (user + system) / 1000,
      mutants: await server.reached(),
      ...(observed !== undefined && { observed }),
    }
  }
  return reach
}

/** Puts the clauses first that are likely to notice a mutant, and learns from what noticed others. */
export class ClauseOrder {
  readonly #clauses: readonly Clause[]
  readonly #reach: Reach
  /** By file: who noticed its mutants, the latest last. */
  readonly #killers = new Map<string, string[]>()

  constructor(clauses: readonly Clause[], reach: Reach) {
    this.#clauses = clauses
    this.#reach = reach
  }

  /** Remembers which clause noticed a mutant, and perhaps how: `methods/get, blocked`. */
  learn({ file }: Mutant, killedBy: string): void {
    this.#killers.set(file, [...(this.#killers.get(file) ?? []), clauseIn(killedBy)])
  }

  /** The clauses that reach the mutant. First `hint`; then what noticed its neighbour, and what noticed most in its file; then what costs least. */
  of({ id, file }: Mutant, hint = ''): Clause[] {
    const killers = this.#killers.get(file) ?? []
    const rank = ({ id }: Clause): readonly number[] => [
      Number(id !== clauseIn(hint)),
      Number(id !== killers.at(-1)),
      -killers.filter((killer) => killer === id).length,
      this.#reach[id]?.costMs ?? 0,
    ]
    return this.#clauses
      .filter((clause) => this.#reach[clause.id]?.mutants.includes(id))
      .map((clause) => ({ clause, rank: rank(clause) }))
      .sort((left, right) => compare(left.rank, right.rank))
      .map(({ clause }) => clause)
  }
}

const clauseIn = (killedBy: string): string => killedBy.replace(/,.*/, '')

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index])
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}
