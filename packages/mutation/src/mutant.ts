import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { InstrumentResult } from '@stryker-mutator/instrumenter'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { build } from 'esbuild'

/** What decides what goes over the wire: folders of the reference server's sources, and one file. */
export const subjects = ['request', 'answer', 'runs', 'stripper', 'tokens', 'rate-limit', 'node'] as const

export type Subject = (typeof subjects)[number]

export interface Source {
  readonly subject: Subject
  /** Below `packages/server/src`, for instance `runs/run.ts`. */
  readonly file: string
  readonly text: string
}

export const sourceFolder: string = fileURLToPath(new URL('src/', import.meta.resolve('@get-log/server/package.json')))

/** The sources of these subjects, without their tests. */
export function readSources(chosen: readonly Subject[]): Source[] {
  const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
  return chosen.flatMap((subject) =>
    files
      .filter((file) => file === `${subject}.ts` || file.startsWith(`${subject}/`))
      .map((file) => ({ subject, file, text: readFileSync(`${sourceFolder}${file}`, 'utf8') })),
  )
}

/** One fault in one place of the server's sources. */
export interface Mutant {
  /** Its number in the instrumented program. */
  readonly id: string
  readonly subject: Subject
  readonly file: string
  readonly line: number
  /** Stryker's name of the operator, for instance `EqualityOperator`. */
  readonly operator: string
  readonly original: string
  readonly replacement: string
  /** The line as it stands in the source, without indentation. */
  readonly before: string
  /** The same with the fault. */
  readonly after: string
  /** Tells it from every other, and is the same as long as its file is. */
  readonly key: string
}

/** Stryker's logger, that says nothing. */
const logger = new Proxy({} as ConstructorParameters<typeof Instrumenter>[0], { get: () => () => false })

/** Puts what every operator of Stryker makes of these sources into them: in the texts, `stryMutAct_…("7")` asks whether mutant 7 is the active one. */
export async function instrument(
  sources: readonly Source[],
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly mutants: readonly Mutant[] }> {
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

/** Describes a mutant of a source for people and for files. Stryker's lines and columns are from 0. */
export function describeMutant(
  { subject, file, text }: Source,
  { id, mutatorName: operator, replacement, location: { start, end } }: InstrumentResult['mutants'][number],
): Mutant {
  const touched = text.split('\n').slice(start.line, end.line + 1)
  const [first = '', last = ''] = [touched[0], touched.at(-1)]
  const line = start.line + 1
  const original = [...touched.slice(0, -1), last.slice(0, end.column)].join('\n').slice(start.column)
  return {
    id,
    subject,
    file,
    line,
    operator,
    original,
    replacement,
    before: first.trim(),
    after: `${first.slice(0, start.column)}${replacement}${last.slice(end.column)}`.trim(),
    key: [file, line, start.column, operator, original, replacement].join('\n'),
  }
}

/**
 * The server as one program, `program/serve`, with these texts in place of its own sources.
 *
 * @param texts by the file below the server's sources.
 */
export async function bundleServer(texts: ReadonlyMap<string, string>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./program/serve', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@get-log/source'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'instrumented',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const file = path.startsWith(sourceFolder) ? path.slice(sourceFolder.length).replaceAll('\\', '/') : ''
            const contents = texts.get(file)
            return contents === undefined ? undefined : { contents, loader: 'ts' }
          })
        },
      },
    ],
  })
  return outputFiles[0]?.text ?? ''
}

/** The program with one mutant, or none, and without the questions which one it is: they would cost more than the server. */
export function writeMutant(program: string, id: string | undefined): string {
  return program
    .replace(/stryMutAct_\w+\("(\d+)"\)/g, (_, asked: string) => String(asked === id))
    .replace(/\(stryCov_\w+\([^()]*\), /g, '(0, ')
    .replace(/stryCov_\w+\("[^()]*\);/g, '')
}
