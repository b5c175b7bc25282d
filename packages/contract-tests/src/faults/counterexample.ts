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
  /** Other clauses that notice it too, or its own once more, each with the code of its finding. */
  readonly also?: Readonly<Record<string, string>>
  readonly fault: Fault
}

/** What is wrong, as a sentence, the fault, and what is to be said of who notices it. */
export type CounterexampleRow = readonly [
  title: string,
  fault: Fault,
  noticed?: Partial<Pick<Counterexample, 'code' | 'also'>>,
]

/** Counterexamples as rows by their names, each noticed by this code unless it says another. No rows do not compile as those of a clause. */
export function faults<Name extends string>(
  code: string,
  rows: Readonly<Record<Name, CounterexampleRow>>,
): [Name] extends [never] ? readonly [] : readonly [Counterexample, ...Counterexample[]] {
  const all = Object.entries<CounterexampleRow>(rows).map(([name, [title, fault, noticed]]) => {
    return { name, title, code, fault, ...noticed }
  })
  return all as unknown as ReturnType<typeof faults<Name>>
}

/** A fault made anew for each start, from what it remembers. */
export function remembering(make: () => Fault): Fault {
  return (runs) => make()(runs)
}
