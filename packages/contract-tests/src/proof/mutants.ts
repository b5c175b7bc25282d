import { getLog } from '../get-log.ts'
import type { Mutant } from './mutant.ts'
import { listMutants } from './mutant.ts'

/** Every counterexample of the catalogue. */
export const mutants: readonly Mutant[] = listMutants(getLog.clauses)
