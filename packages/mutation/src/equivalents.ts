import { parse } from 'yaml'
import type { Fate } from './judge-mutant.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that differ in nothing that a client could see, and why. */
interface Equivalence {
  readonly file: string
  readonly reason: string
  /** Each as the line that it changes, and what it makes of it. */
  readonly mutants: readonly (readonly [before: string, after: string])[]
}

/** The mutants that are known to be equivalent. */
export class Equivalents {
  readonly #entries: readonly Equivalence[]

  /** @param text YAML: a list of entries, each with `file`, `reason` and `mutants`. */
  constructor(text: string) {
    this.#entries = (parse(text) ?? []) as Equivalence[]
  }

  /** Why a mutant is equivalent, if it is said to be. */
  reasonFor(mutant: Mutant): string | undefined {
    return this.#entries.find(
      ({ file, mutants }) =>
        file === mutant.file && mutants.some(([before, after]) => before === mutant.before && after === mutant.after),
    )?.reason
  }

  /** What is said of the files of these mutants and does not hold: sentences. */
  listStale(fates: ReadonlyMap<Mutant, Fate>): string[] {
    const all = [...fates.keys()]
    const files = new Set(all.map(({ file }) => file))
    return this.#entries
      .filter(({ file }) => files.has(file))
      .flatMap(({ file, mutants }) =>
        mutants.flatMap(([before, after]) => {
          const said = `${file}: ${before} -> ${after}`
          const meant = all.filter((each) => each.file === file && each.before === before && each.after === after)
          if (meant.length === 0) return [`${said} is not a mutant any more: remove it.`]
          const killers = meant.flatMap((mutant) => fates.get(mutant)?.killedBy ?? [])
          return killers.length === 0 ? [] : [`${said} is noticed, by ${killers.join(', ')}: remove it.`]
        }),
      )
  }
}
