import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root.ts'
import type { MutantFacts } from '../proof/mutant.ts'
import type { ProofMaterial, StartedTarget } from '../proof/prove.ts'
import { claims } from './reader.ts'
import type { FaultyReader } from './reader-clause.ts'
import { createReaderTarget } from './reader-target.ts'
import { readersContract } from './readers-contract.ts'

/** A reader that keeps every promise, if no fault is given to it. */
const plainReader: string = fileURLToPath(new URL('readers/plain-reader.js', packageRoot))

/** A faulty reader as the proof tries it. */
export interface ReaderMutant extends MutantFacts {
  readonly fault: string
}

/** Every faulty reader of the catalogue, in its order. */
const readerMutants: readonly ReaderMutant[] = readersContract.clauses.flatMap(({ id, ...clause }) => {
  const { brokenBy } = clause as unknown as { brokenBy: readonly FaultyReader[] }
  return brokenBy.map(({ name, title, code, fault }) => ({ name, title, fault, killedBy: [[id, code] as const] }))
})

/** The plain reader, and that with faults. */
export const faultyReaders: ProofMaterial<ReaderMutant> = {
  mutants: readerMutants,
  start: startReader,
  startFaultless: () => startReader({ name: 'no fault', fault: '' }),
  patienceMs: 3000,
}

/** Makes the plain reader a target, with a fault. */
async function startReader({ name, fault }: Pick<ReaderMutant, 'name' | 'fault'>): Promise<StartedTarget> {
  const command = ['env', `FAULT=${fault}`, process.execPath, plainReader]
  const target = await createReaderTarget({ name, claims, command })
  return { target, [Symbol.asyncDispose]: target.close }
}
