export type { Field, Forward, Intercept, WireAnswer, WireRequest } from './faults/wire.ts'
export type { Kill, Mutant, Proof, ProveOptions, StartedMutant } from './proof/prove.ts'
export { faultless, mutants, prove, startMutant } from './proof/prove.ts'
