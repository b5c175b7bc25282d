import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { PublishedDocument } from './documents.ts'
import { readAsJson } from './documents.ts'

/** How much a release changes, from nothing to breaking. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const

/** One of {@link bumps}. */
export type Bump = (typeof bumps)[number]

const redocly = fileURLToPath(new URL('./bin/cli.js', import.meta.resolve('@redocly/cli/package.json')))
const generator = new URL('../../../types/scripts/generate-files.js', import.meta.url).href

interface Generator {
  generateSchema(document: unknown): Promise<string>
  generateFacts(document: unknown): string
}

/**
 * The smallest release of each package that the change of a document allows: `major` if it breaks who relies on the old one, `minor`
 * if it adds, `patch` if what relies on it goes on as before, `none` if only descriptions differ.
 *
 * Redocly's diff says what the change does to requests and answers. What it does to programs shows in the generated code, and some of
 * it only there: the constants come from examples, which Redocly does not compare.
 */
export async function requiredBumps(document: PublishedDocument): Promise<Record<string, Bump>> {
  const [before, after] = [document.released, document.file].map(readSubstance)
  const { generateSchema, generateFacts } = (await import(generator)) as Generator
  const inTypes = compareCode(await generateSchema(before), await generateSchema(after))
  const inFacts = document.generated.length > 0 ? compareCode(generateFacts(before), generateFacts(after)) : 'none'
  const inCode = largest(inTypes, inFacts)
  const bump = isDeepStrictEqual(before, after) ? 'none' : largest('patch', diffDocuments(document), inCode)
  return Object.fromEntries([
    ...document.packages.map((name) => [name, bump]),
    ...document.generated.map((name) => [name, inCode === 'none' ? 'none' : bump]),
  ])
}

/** What programs can depend on: all but descriptions and summaries. */
function readSubstance(file: string): unknown {
  const isWords = (key: string, value: unknown): boolean =>
    /^(description|summary)$/.test(key) && typeof value === 'string'
  return JSON.parse(readAsJson(file), (key, value) => (isWords(key, value) ? undefined : value))
}

function largest(...several: Bump[]): Bump {
  return bumps.findLast((bump) => several.includes(bump)) ?? 'none'
}

function diffDocuments({ released, file }: PublishedDocument): Bump {
  // Not in a folder of ours: a redocly.yaml nearby would replace the rules that classify.
  const args = [redocly, 'diff', released, file, '--format', 'json', '--fail-on', 'none']
  const report = execFileSync(process.execPath, args, { cwd: tmpdir(), encoding: 'utf8', stdio: 'pipe' })
  return (JSON.parse(report) as { bump: Bump | null }).bump ?? 'none'
}

/** Comments aside: `major` if a line went or changed, `minor` if there are only more of them. */
function compareCode(before: string, after: string): Bump {
  const [old = [], now = []] = [before, after].map((text) =>
    text
      .replaceAll(/\/\*\*.*?\*\//gs, '')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  )
  let next = 0
  const isKept = old.every((line) => {
    next = now.indexOf(line, next) + 1
    return next > 0
  })
  if (!isKept) return 'major'
  return now.length > old.length ? 'minor' : 'none'
}
