import type { Runs } from '@get-log/server'
import type { Intercept } from './wire.ts'

/**
 * A fault that stands between a reader and the reference server. It changes what goes over the wire and shares no code with the server or the
 * checks. What it remembers between requests belongs to one start; `runs` are those of the server behind it.
 */
export type Fault = (runs: Pick<Runs, 'get'>) => Intercept

/** The reference server with one fault: what proves that a clause can fail. */
export interface Counterexample {
  /** Kebab-case, unique in the catalogue, never reused. */
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The code of the finding by which its clause notices it. */
  readonly code: string
  /** Other clauses, or other findings, that notice it too. */
  readonly also?: readonly (readonly [clause: string, code: string])[]
  readonly fault: Fault
}

/** Types a counterexample: its name, what is wrong, the code of its clause's finding, the fault, and who notices it too. */
export function faulty(
  name: string,
  title: string,
  code: string,
  fault: Fault,
  also: Counterexample['also'] = [],
): Counterexample {
  return { name, title, code, fault, also }
}

/** A fault made anew for each start, from what it remembers. */
export function remembering(make: () => Fault): Fault {
  return (runs) => make()(runs)
}
