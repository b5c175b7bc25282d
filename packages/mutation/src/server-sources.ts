import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What decides what goes over the wire: folders of the reference server's sources, and one file. */
export const subjects = ['request', 'answer', 'runs', 'bytes', 'stripper', 'tokens', 'rate-limit', 'node'] as const

/** One of {@link subjects}. */
export type Subject = (typeof subjects)[number]

/** A source of the server. */
export interface Source {
  readonly subject: Subject
  /** Below `packages/server/src`, for instance `runs/run.ts`. */
  readonly file: string
  readonly text: string
}

/** Where the server's sources are. */
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
