import { parse } from 'yaml'
import type { Fate } from './judge-mutant.ts'
import type { Mutant } from './mutant.ts'

/** An entry of the list: in a file, what a mutant makes of a line; without `after`, whatever it makes of it. */
interface Row {
  readonly reason: string
  readonly file: string
  readonly before: string
  readonly after: string | undefined
}

export class Equivalents {
  readonly #rows: readonly Row[]

  /** @param text YAML: a list of entries, each with why mutants differ in nothing that a client could see, and which: by file `line ⇒ what the mutant makes of it`, or a line. */
  constructor(text: string) {
    this.#rows = (parse(text) as { reason: string; mutants: Record<string, string[]> }[]).flatMap(
      ({ reason, mutants }) =>
        Object.entries(mutants).flatMap(([file, lines]) =>
          lines.map((line) => {
            const [before = '', after] = line.split(' ⇒ ')
            return { file, reason, before, after }
          }),
        ),
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
        const noticed = meant.filter((mutant) => fates.get(mutant)?.killedBy !== undefined)
        // The same words may stand in two places, and mean nothing in one of them.
        if (row.after !== undefined && noticed.length < meant.length) return []
        return noticed.map((mutant) => `${describe(mutant)} is noticed, by ${fates.get(mutant)?.killedBy}: remove it.`)
      })
  }
}

function means(row: Row, { file, before, after }: Mutant): boolean {
  return row.file === file && row.before === before && (row.after ?? after) === after
}

function describe({ file, before, after }: Omit<Row, 'reason'>): string {
  return `${file}: ${before}${after === undefined ? '' : ` ⇒ ${after}`}`
}
