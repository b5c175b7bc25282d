import type { Clause } from '../clause/clause.ts'
import type { Fault } from '../faults/counterexample.ts'

/** A counterexample as the proof tries it: with every clause that is to notice it. */
export interface Mutant {
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The clauses that notice, its own first, each with the code of the finding. */
  readonly killedBy: readonly (readonly [clause: string, code: string])[]
  /** Starts one; what it remembers between requests belongs to this start. */
  readonly start: Fault
}

/** The counterexamples of these clauses, in their order. */
export function listMutants(clauses: readonly Clause[]): Mutant[] {
  return clauses.flatMap(({ id, brokenBy }) =>
    brokenBy.map(({ name, title, code, also = [], fault }) => ({
      name,
      title,
      killedBy: [[id, code] as const, ...also],
      start: fault,
    })),
  )
}
