import type { Runs } from '@get-log/server'
import type { Intercept } from './wire.ts'

/** The reference server with one fault. It changes what goes over the wire and shares no code with the server. */
export interface Mutant {
  /** The name of its file. */
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The clauses that notice, each with the code of the finding. */
  readonly killedBy: readonly (readonly [clause: string, code: string])[]
  /** Starts one; what it remembers between requests belongs to this start. `runs` are those of the server behind it. */
  readonly start: (runs: Pick<Runs, 'get'>) => Intercept
}

/** Types a mutant. */
export function defineMutant(mutant: Mutant): Mutant {
  return mutant
}
