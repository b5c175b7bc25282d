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
  /** The kind of breach, for programs: kebab-case, stable; deviations and mutants refer to it. */
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

/** Thrown by a check that cannot go on: these findings break the promise. */
export class Broken extends Error {
  override readonly name = 'Broken'
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super('The promise is broken')
    this.findings = findings
  }
}

/**
 * Ends a check with these findings, if there are any: what follows would be meaningless.
 *
 * @throws Broken with these findings.
 */
export function stopAt(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Broken(findings)
}

interface Asked<Needs extends Capability> {
  /** `<section>/<name>`, of which the section is a folder; never reused or numbered. */
  readonly id: string
  /** The promise or the question, as one sentence. */
  readonly title: string
  /** Where it is written; never empty. */
  readonly source: readonly Source[]
  /** The arrangements that it uses; a target that lacks one gets `not-applicable`. */
  readonly needs: readonly Needs[]
  /** The clauses without which this one is meaningless: if one of them is also broken, this one is its consequence. */
  readonly restsOn?: readonly string[] | undefined
  /** Set if the arrangement affects the whole target, so that no other clause may run meanwhile. */
  readonly exclusive?: true
  /** Set if it waits for a while whatever the target does: it starts first, so that the others run meanwhile. */
  readonly waits?: true
}

/** One promise of the endpoint. */
export interface Promised<Needs extends Capability = Capability> extends Asked<Needs> {
  readonly basis: Exclude<Basis, 'open'>
  /** Looks at the wire and returns what breaks the promise; nothing, if it holds. */
  check(scene: Scene<Needs>): Promise<readonly Finding[]>
  /** Servers with one fault each, all of which this clause notices: they prove that it can fail. */
  readonly brokenBy: readonly [Counterexample, ...Counterexample[]]
}

/** One question to which nobody promised an answer. */
export interface Question<Needs extends Capability = Capability> extends Asked<Needs> {
  /** Looks at the wire and returns what it saw, short and stable from run to run: `405`, `200 without a body`. */
  observe(scene: Scene<Needs>): Promise<string>
}

/** One promise or one open question of the endpoint. */
export type Clause = (Promised | (Question & { readonly basis: 'open' })) & { readonly level: Level | undefined }

/** Defines a promise, which can use exactly the arrangements that it declares. */
export function defineClause<const Needs extends Capability = never>(clause: Promised<Needs>): Clause {
  return { ...(clause as unknown as Promised), level: levelOf(clause.basis) }
}

/** Defines an open question, likewise. */
export function defineQuestion<const Needs extends Capability = never>(question: Question<Needs>): Clause {
  return { ...(question as unknown as Question), basis: 'open', level: undefined }
}

/** What is wrong, as a sentence, the fault, and how it is noticed if not as usual. */
type CounterexampleRow = readonly [
  title: string,
  fault: Fault,
  noticed?: Partial<Pick<Counterexample, 'code' | 'also'>>,
]

/** Counterexamples as rows by name, each noticed by this code unless it names another. A clause without rows does not compile. */
export function faults<Name extends string>(
  code: string,
  rows: Readonly<Record<Name, CounterexampleRow>>,
): [Name] extends [never] ? readonly [] : readonly [Counterexample, ...Counterexample[]] {
  const all = Object.entries<CounterexampleRow>(rows).map(([name, [title, fault, noticed]]) => {
    return { name, title, code, fault, ...noticed }
  })
  return all as unknown as ReturnType<typeof faults<Name>>
}
