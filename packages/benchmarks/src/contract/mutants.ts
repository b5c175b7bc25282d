import type { Target } from '@get-log/contract-tests'
import { loadUnexported } from '../processes/load-unexported.ts'

/** A server with one fault, of the kit's own proof that its clauses can fail. */
export interface Mutant {
  readonly name: string
  /** What it does to an answer on its way. */
  start(): (request: never, forward: (request: never) => unknown) => unknown
}

/** What the kit's `prove` says about a mutant and a clause that is to notice it. */
interface Kill {
  readonly mutant: Mutant
  readonly killed: boolean
}

/** The kit's proof, and how it starts a mutant. */
interface ProofModule {
  prove(options: {
    mutants: readonly Mutant[]
  }): Promise<{ readonly kills: readonly Kill[]; readonly falseAlarms: readonly unknown[] }>
  startMutant(name: string, intercept: ReturnType<Mutant['start']>): Promise<AsyncDisposable & { target: Target }>
}

const kit = '@get-log/contract-tests'
const proof = await loadUnexported<ProofModule>(kit, 'proof/prove.js')

/** Every mutant of the kit. */
export const mutants: readonly Mutant[] = (
  await loadUnexported<{ mutants: readonly Mutant[] }>(kit, 'proof/mutants.js')
).mutants

/** Tries mutants against the clauses that are to notice it. */
export const prove: ProofModule['prove'] = proof.prove

/** Starts a server with a mutant before it. */
export const startMutant: ProofModule['startMutant'] = proof.startMutant
