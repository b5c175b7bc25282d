import type { Fault } from '../faults/counterexample.ts'
import { getLog } from '../get-log.ts'

/** A counterexample as the proof tries it: with every clause that is to notice it. */
export interface MutantFacts {
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The clauses that notice, its own first, each with the code of the finding. */
  readonly killedBy: readonly (readonly [clause: string, code: string])[]
}

/** A server with a fault. */
export interface Mutant extends MutantFacts {
  /** Starts one; what it remembers between requests belongs to this start. */
  readonly start: Fault
}

/** Every counterexample of the catalogue, in its order. */
export const mutants: readonly Mutant[] = getLog.clauses.flatMap((clause) => {
  const counterexamples = clause.basis === 'open' ? [] : clause.brokenBy
  return counterexamples.map(({ name, title, code, also = {}, fault }) => {
    return { name, title, killedBy: [[clause.id, code] as const, ...Object.entries(also)], start: fault }
  })
})
