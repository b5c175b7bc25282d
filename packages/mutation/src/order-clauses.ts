import type { Clause } from '@get-log/contract-tests'
import type { Reach } from './measure-reach.ts'
import type { Mutant } from './mutant.ts'
import type { Subject } from './server-sources.ts'

/** The sections of the catalogue that look at a subject more than others do. */
const sections: Readonly<Record<Subject, readonly string[]>> = {
  request: ['flags', 'auth', 'methods', 'secrecy', 'errors'],
  answer: ['errors', 'download', 'methods', 'auth'],
  runs: ['stream', 'body'],
  bytes: ['body', 'raw', 'stream'],
  stripper: ['raw', 'stream'],
  tokens: ['auth', 'secrecy'],
  'rate-limit': ['limits'],
  node: ['stream', 'body', 'methods'],
}

/** Puts the clauses first that are likely to notice a mutant, and learns from what noticed others. */
export class ClauseOrder {
  readonly #clauses: readonly Clause[]
  readonly #reach: Reach
  /** By file: who noticed its mutants, the latest last. */
  readonly #killers = new Map<string, string[]>()

  constructor(clauses: readonly Clause[], reach: Reach) {
    this.#clauses = clauses
    this.#reach = reach
  }

  /** Remembers which clause noticed a mutant, and perhaps how: `methods/get, blocked`. */
  learn({ file }: Mutant, killedBy: string): void {
    this.#killers.set(file, [...(this.#killers.get(file) ?? []), clauseIn(killedBy)])
  }

  /**
   * The clauses that reach the mutant. First `hint`; then what noticed its neighbour, and what noticed most in its file; then the
   * sections that are nearest; then what costs least.
   */
  of({ id, file, subject }: Mutant, hint = ''): Clause[] {
    const killers = this.#killers.get(file) ?? []
    const rank = (clause: Clause): readonly number[] => {
      const section = sections[subject].indexOf(clause.id.split('/')[0] ?? '')
      return [
        Number(clause.id !== clauseIn(hint)),
        Number(clause.id !== killers.at(-1)),
        -killers.filter((killer) => killer === clause.id).length,
        section === -1 ? sections[subject].length : section,
        this.#reach[clause.id]?.costMs ?? 0,
      ]
    }
    return this.#clauses
      .filter((clause) => this.#reach[clause.id]?.mutants.includes(id))
      .map((clause) => ({ clause, rank: rank(clause) }))
      .sort((left, right) => compare(left.rank, right.rank))
      .map(({ clause }) => clause)
  }
}

const clauseIn = (killedBy: string): string => killedBy.replace(/,.*/, '')

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index])
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}
