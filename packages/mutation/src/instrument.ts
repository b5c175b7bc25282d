import { Instrumenter } from '@stryker-mutator/instrumenter'
import type { Mutant } from './mutant.ts'
import { describeMutant } from './mutant.ts'
import type { Source } from './server-sources.ts'

/** The sources with every mutant in them, and what the mutants are. */
export interface Instrumented {
  /** By file: the text, in which `stryMutAct_…("7")` asks whether mutant 7 is the active one. */
  readonly texts: ReadonlyMap<string, string>
  readonly mutants: readonly Mutant[]
}

/** Stryker's logger, that says nothing. */
const logger = new Proxy({} as ConstructorParameters<typeof Instrumenter>[0], { get: () => () => false })

/** Puts what every operator of Stryker makes of these sources into them. */
export async function instrument(sources: readonly Source[]): Promise<Instrumented> {
  const { files, mutants } = await new Instrumenter(logger).instrument(
    sources.map(({ file, text }) => ({ name: file, mutate: true, content: text })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  )
  const sourceOf = new Map(sources.map((source) => [source.file, source]))
  return {
    texts: new Map(files.map(({ name, content }) => [name, content])),
    mutants: mutants.map((mutant) => describeMutant(sourceOf.get(mutant.fileName) as Source, mutant)),
  }
}
