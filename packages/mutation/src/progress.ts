import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Fate } from './judge-mutant.ts'
import type { Mutant } from './mutant.ts'

interface Line extends Fate {
  /** What was judged, by what: the hash of all of it. */
  readonly run: string
  readonly key: string
}

/** What became of mutants, kept in a file: a run that was stopped goes on, and a later one knows where to begin. */
export class Progress {
  readonly #file: string
  readonly #run: string
  readonly #lines: Map<string, Line>

  /** @param run the hash of the server, its mutants and the clauses. */
  constructor(file: string, run: string) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : []
    this.#file = file
    this.#run = run
    this.#lines = new Map(lines.map((line) => [line.key, line]))
    writeFileSync(file, [...this.#lines.values()].map(format).join(''))
  }

  /** What became of a mutant in a run of the same hash. */
  fateOf({ key }: Mutant): Fate | undefined {
    const { run, key: _, ...fate } = this.#lines.get(key) ?? {}
    return run === this.#run ? (fate as Fate) : undefined
  }

  /** Who noticed it in whatever run was last. */
  hintFor({ key }: Mutant): string | undefined {
    return this.#lines.get(key)?.killedBy
  }

  /** Keeps what became of a mutant, and returns it. */
  add({ key }: Mutant, fate: Fate): Fate {
    appendFileSync(this.#file, format({ run: this.#run, key, ...fate }))
    return fate
  }
}

const format = (line: Line): string => `${JSON.stringify(line)}\n`

/** The last line may have been cut when the run was stopped. */
function readLine(text: string): Line[] {
  try {
    return [JSON.parse(text) as Line]
  } catch {
    return []
  }
}
