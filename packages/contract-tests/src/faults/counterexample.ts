import type { Runs } from '@get-log/server'
import type { Intercept } from './wire.ts'

/**
 * A fault between a reader and the reference server. It changes what goes over the wire and shares no code with the server or the checks. What it
 * remembers between requests belongs to one start; `runs` are those of the server behind it.
 */
export type Fault = (runs: Pick<Runs, 'get'>) => Intercept

/** The reference server with one fault, which proves that a clause can fail. */
export interface Counterexample {
  /** Kebab-case, unique in the catalogue, never reused. */
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The code of the finding by which its clause notices it. */
  readonly code: string
  /** Other clauses that also notice it, or its own with a second code, each with the code of its finding. */
  readonly also?: Readonly<Record<string, string>>
  readonly fault: Fault
}

/** A fault that is created anew for each start, with its own memory. */
export function remembering(make: () => Fault): Fault {
  return (runs) => make()(runs)
}
