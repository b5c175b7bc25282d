import type { Counterexample, Fault } from '../faults/counterexample.ts'
import type { Exchange } from '../witness/exchange.ts'
import type { Capability, Scene } from './scene.ts'
import type { Source } from './source.ts'

/**
 * Why a clause may be asked: `documented`, the provider's own words; `required`, an RFC's MUST for a server; `expected`, an RFC's SHOULD, a
 * documented example or good practice; `open`, nobody promised anything.
 */
export type Basis = 'documented' | 'required' | 'expected' | 'open'

/** How much a breach weighs: a broken `must` fails, a broken `should` warns. */
export type Level = 'must' | 'should'

/** The level that follows from a basis; an open question has none. */
export function levelOf(basis: Basis): Level | undefined {
  if (basis === 'open') return undefined
  return basis === 'expected' ? 'should' : 'must'
}

/** What a clause saw that breaks its promise. */
export interface Finding {
  /** Names the kind of breach, for programs: kebab-case, stable, what a deviation and a mutant refer to. */
  readonly code: string
  /** What the promise asks for, as the end of "expected ...". */
  readonly expected: string
  /** What came instead. */
  readonly seen: string
  readonly exchange?: Exchange
}

/** A finding on an exchange. */
export function finding(code: string, expected: string, seen: string, exchange?: Exchange): Finding {
  return exchange === undefined ? { code, expected, seen } : { code, expected, seen, exchange }
}

/** Thrown by a check that cannot go on: the promise is broken, by these findings. */
export class Broken extends Error {
  override readonly name = 'Broken'
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super('The promise is broken')
    this.findings = findings
  }
}

/**
 * Ends a check with what was found, if anything was: what follows would mean nothing.
 *
 * @throws Broken with these findings.
 */
export function stopAt(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Broken(findings)
}

interface Asked<Needs extends Capability> {
  /** `<section>/<name>`, of which the section is a folder; never reused or numbered. */
  readonly id: string
  /** The promise, or what is asked, as one sentence. */
  readonly title: string
  /** Where it is written; never empty. */
  readonly source: readonly Source[]
  /** What a target must be brought to do for it; a target that lacks one gets `not-applicable`. */
  readonly needs: readonly Needs[]
  /** The clauses without which this one means nothing: if one of them is broken too, this one is its consequence. */
  readonly restsOn?: readonly string[] | undefined
  /** Set if the arrangement touches the whole target, so that no other clause may run meanwhile. */
  readonly exclusive?: true
  /** Set if it waits for a while whatever the target does: it starts before the others, so that they run meanwhile. */
  readonly waits?: true
}

/** One promise of the endpoint. */
export interface Promised<Needs extends Capability = Capability> extends Asked<Needs> {
  readonly basis: Exclude<Basis, 'open'>
  /** Looks at the wire and returns what breaks the promise; nothing, if it holds. */
  check(scene: Scene<Needs>): Promise<readonly Finding[]>
  /** Servers with one fault each, all of which this clause notices: what proves that it can fail. */
  readonly brokenBy: readonly [Counterexample, ...Counterexample[]]
}

/** One question to which nobody promised an answer. */
export interface Question<Needs extends Capability = Capability> extends Asked<Needs> {
  /** Looks at the wire and says what it saw, short and the same from run to run: `405`, `200 without a body`. */
  observe(scene: Scene<Needs>): Promise<string>
}

/** One promise or one open question of the endpoint. */
export type Clause = (Promised | (Question & { readonly basis: 'open' })) & { readonly level: Level | undefined }

/** Types a promise so that it can use exactly the arrangements that it says it needs. */
export function defineClause<const Needs extends Capability = never>(clause: Promised<Needs>): Clause {
  return { ...(clause as unknown as Promised), level: levelOf(clause.basis) }
}

/** The same for an open question. */
export function defineQuestion<const Needs extends Capability = never>(question: Question<Needs>): Clause {
  return { ...(question as unknown as Question), basis: 'open', level: undefined }
}

/** What is wrong, as a sentence, the fault, and what is to be said of who notices it. */
type CounterexampleRow = readonly [
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
