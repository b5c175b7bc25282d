import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { diffDocuments } from '@get-log/drift/redocly'
import { parse } from 'yaml'
import { projectRoot } from '../packing/published-packages.ts'

/** An OpenAPI document that packages publish or are generated from. */
export interface PublishedDocument {
  readonly file: string
  /** Absolute path of its last released version, as JSON. */
  readonly released: string
  /** The packages that publish the document itself. */
  readonly packages: readonly string[]
  /** The packages that publish only what is generated from it. */
  readonly generated: readonly string[]
}

/** Every document whose changes change packages. */
export const documents: readonly PublishedDocument[] = [
  {
    file: join(projectRoot, 'spec/openapi.yaml'),
    released: join(projectRoot, 'packages/consumers/released/openapi.json'),
    packages: ['@get-log/spec'],
    generated: ['@get-log/types'],
  },
  {
    file: join(projectRoot, 'packages/server/control.openapi.yaml'),
    released: join(projectRoot, 'packages/consumers/released/control.openapi.json'),
    packages: ['@get-log/server'],
    generated: [],
  },
]

export function readAsJson(file: string): string {
  return `${JSON.stringify(parse(readFileSync(file, 'utf8')))}\n`
}

/** How much a release changes, from nothing to breaking. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const

export type Bump = (typeof bumps)[number]

const generator = new URL('../../../types/scripts/generate-files.js', import.meta.url).href

interface Generator {
  generateSchema(document: unknown): Promise<string>
  generateFacts(document: unknown): string
}

/**
 * The smallest release of each package that the change of a document allows: `major` if it breaks users of the old one, `minor` if it
 * adds, `patch` if users are not affected, `none` if only descriptions differ.
 *
 * Redocly's diff shows how the change affects requests and answers. How it affects programs shows in the generated code, sometimes
 * only there: the constants come from examples, which Redocly does not compare.
 */
export async function requiredBumps(document: PublishedDocument): Promise<Record<string, Bump>> {
  const whole = [document.released, document.file].map(readAsJson)
  const [before, after] = whole.map(readSubstance)
  const { generateSchema, generateFacts } = (await import(generator)) as Generator
  const inTypes = compareCode(await generateSchema(before), await generateSchema(after))
  const inFacts = document.generated.length > 0 ? compareCode(generateFacts(before), generateFacts(after)) : 'none'
  const inCode = largest(inTypes, inFacts)
  const [base, revision] = whole.map((text) => JSON.parse(text))
  const isSame = isDeepStrictEqual(before, after)
  // Redocly is a process: it runs only if it can change the result.
  const inRequests = isSame || inCode === 'major' ? 'none' : ((await diffDocuments(base, revision)).bump ?? 'none')
  const bump = isSame ? 'none' : largest('patch', inRequests, inCode)
  return Object.fromEntries([
    ...document.packages.map((name) => [name, bump]),
    ...document.generated.map((name) => [name, inCode === 'none' ? 'none' : bump]),
  ])
}

/** What programs can depend on: everything but descriptions and summaries. */
function readSubstance(json: string): unknown {
  const isWords = (key: string, value: unknown): boolean =>
    /^(description|summary)$/.test(key) && typeof value === 'string'
  return JSON.parse(json, (key, value) => (isWords(key, value) ? undefined : value))
}

function largest(...several: Bump[]): Bump {
  return bumps.findLast((bump) => several.includes(bump)) ?? 'none'
}

/** Comments aside: `major` if a line was removed or changed, `minor` if lines were only added. */
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

/** The largest bump that the waiting changesets announce for a package; `none` if none names it. */
export function pendingBump(changesets: string, packageName: string): Bump {
  const announced = readdirSync(changesets)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(join(changesets, file), 'utf8'))?.[1] ?? '')
    .map((frontMatter) => (parse(frontMatter) as Record<string, Bump> | null)?.[packageName] ?? 'none')
  return bumps[Math.max(0, ...announced.map((bump) => bumps.indexOf(bump)))] as Bump
}
