import { parse } from 'yaml'
import type { Fate } from './judge-mutant.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that differ in nothing that a client could see, and why. */
interface Equivalence {
  readonly file: string
  readonly reason: string
  /** Each as the line that it changes, and what it makes of it; a line alone stands for all of its mutants. */
  readonly mutants: readonly (readonly [before: string, after?: string])[]
}

/** The mutants that are known to be equivalent. */
export class Equivalents {
  readonly #rows: readonly (Row & { readonly reason: string })[]

  /** @param text YAML: a list of entries, each with `file`, `reason` and `mutants`. */
  constructor(text: string) {
    const entries = (parse(text) ?? []) as Equivalence[]
    this.#rows = entries.flatMap(({ file, reason, mutants }) =>
      mutants.map(([before, after]) => ({ file, reason, before, after })),
    )
  }

  /** Why a mutant is equivalent, if it is said to be. */
  reasonFor(mutant: Mutant): string | undefined {
    return this.#rows.find((row) => means(row, mutant))?.reason
  }

  /** What is said of the files of these mutants and does not hold: sentences. */
  listStale(fates: ReadonlyMap<Mutant, Fate>): string[] {
    const all = [...fates.keys()]
    const files = new Set(all.map(({ file }) => file))
    return this.#rows
      .filter(({ file }) => files.has(file))
      .flatMap((row) => {
        const meant = all.filter((mutant) => means(row, mutant))
        if (meant.length === 0) return [`${describe(row)} is not a mutant any more: remove it.`]
        return meant.flatMap((mutant) => {
          const killer = fates.get(mutant)?.killedBy
          return killer === undefined ? [] : [`${describe(mutant)} is noticed, by ${killer}: remove it.`]
        })
      })
  }
}

interface Row {
  readonly file: string
  readonly before: string
  readonly after: string | undefined
}

function means(row: Row, { file, before, after }: Mutant): boolean {
  return row.file === file && row.before === before && (row.after ?? after) === after
}

function describe({ file, before, after }: Row): string {
  return `${file}: ${before}${after === undefined ? '' : ` -> ${after}`}`
}
