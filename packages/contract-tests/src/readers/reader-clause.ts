import type { Basis } from '../clause/basis.ts'
import { levelOf } from '../clause/basis.ts'
import type { Clause } from '../clause/clause.ts'
import type { Finding } from '../clause/finding.ts'
import type { Scene } from '../clause/scene.ts'
import type { Source } from '../clause/source.ts'
import type { Claim } from './reader.ts'
import type { ReaderArrangements } from './reader-target.ts'

/** What a clause about a reader works with. */
export interface ReaderScene extends Pick<Scene, 'patienceMs' | 'silenceMs' | 'noteLate'> {
  readonly arrange: ReaderArrangements
}

/** The plain reader with one fault: what proves that a clause can fail. */
export interface FaultyReader {
  /** Kebab-case, unique in the catalogue. */
  readonly name: string
  /** What is wrong, as a sentence. */
  readonly title: string
  /** The code of the finding by which its clause notices it. */
  readonly code: string
  /** A statement of JavaScript that changes the plain reader, `r`. */
  readonly fault: string
}

/** One promise of a reader. */
export interface ReaderPromise {
  /** `<group>/<name>`; never reused. */
  readonly id: string
  readonly title: string
  readonly basis: Exclude<Basis, 'open'>
  readonly source: readonly Source[]
  /** What the reader must claim, or be. */
  readonly needs?: readonly (Claim | 'process')[]
  readonly restsOn?: readonly string[]
  readonly waits?: true
  /** Lets the reader read, and returns what breaks the promise. */
  check(scene: ReaderScene): Promise<readonly Finding[]>
  readonly brokenBy: readonly [FaultyReader, ...FaultyReader[]]
}

/** A clause about a reader, as the judge takes it: it looks at nothing of a clause but what every contract has. */
export function toClause(promise: ReaderPromise): Clause {
  return { needs: [], ...promise, level: levelOf(promise.basis) } as unknown as Clause
}

/** Faulty readers as rows by their names: what is wrong, and the fault; each noticed by this code unless it says another. */
export function faultyReaders(
  code: string,
  rows: Readonly<Record<string, readonly [title: string, fault: string, code?: string]>>,
): readonly [FaultyReader, ...FaultyReader[]] {
  const all = Object.entries(rows).map(([name, [title, fault, own = code]]) => ({ name, title, fault, code: own }))
  return all as unknown as readonly [FaultyReader, ...FaultyReader[]]
}
