import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { Clause } from '../clause/clause.ts'
import { classifyChange } from './classify-change.ts'
import { compareExamples } from './compare-examples.ts'
import { compareSecurity } from './compare-security.ts'
import { diffDocuments } from './diff-documents.ts'
import type { Difference, DifferenceClass } from './difference.ts'
import { DriftInputError, OutsideReferenceError } from './drift-input-error.ts'
import type { FoundOperation, WantedOperation } from './find-operation.ts'
import { findOperation } from './find-operation.ts'
import { gatherDifferences } from './gather-differences.ts'
import type { JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'
import { readBundled, readDocument } from './read-document.ts'
import type { ReducedDocument } from './reduce-document.ts'
import { reduceDocument } from './reduce-document.ts'
import { spellOutRanges } from './reduce-responses.ts'
import { takeUnpaired } from './take-unpaired.ts'

/** How the provider's published document differs from ours. Plain JSON: what `drift --json` prints. */
export interface Drift {
  readonly schema: 1
  /** The version of our document. */
  readonly spec: string
  readonly provider: {
    readonly source: string
    readonly openapi: string
    readonly version: string
    /** The operation as the provider's document has it. */
    readonly operation: { readonly method: string; readonly path: string }
  }
  readonly summary: Readonly<Record<DifferenceClass, number>>
  /** The gravest first. */
  readonly differences: readonly Difference[]
}

/** What `drift` can be told. */
export interface DriftOptions {
  /** The clauses to name where a difference touches what they rest on; default none. */
  readonly clauses?: readonly Pick<Clause, 'id' | 'source'>[]
}

const wanted: WantedOperation = {
  method: 'get',
  path: operationPath,
  operationId: document.paths[operationPath].get.operationId,
}

/**
 * Compares our document's operation with the one in the provider's document at a file or URL. Ours is what consumers rely on,
 * the provider's is the newer truth: a difference is judged by what it does to a consumer who believes ours.
 *
 * @throws DriftInputError if the provider's document cannot be read, is no OpenAPI 3 document, or lacks the operation.
 */
export async function drift(source: string, options: DriftOptions = {}): Promise<Drift> {
  const { provider, found, theirs } = await readProvider(source)
  const own = structuredClone(document) as unknown as JsonObject
  const ours = reduceDocument(own, findOperation(own, wanted), wanted)
  align(ours, theirs)

  const certain = [...compareSecurity(ours, theirs), ...takeUnpaired(ours, theirs)]
  const changes = await diffDocuments(ours.document, theirs.document)
  const differences = gatherDifferences(
    [
      ...changes.map((change) => classifyChange(change, ours, theirs)),
      ...compareExamples(ours, theirs),
      ...certain,
      ...moved(found),
    ],
    options.clauses ?? [],
  )
  const count = (kind: DifferenceClass) => differences.filter((difference) => difference.class === kind).length
  return {
    schema: 1,
    spec: document.info.version,
    provider: {
      source,
      openapi: String(provider.openapi),
      version: String(objectAt(provider, 'info').version ?? ''),
      operation: { method: found.method, path: found.path },
    },
    summary: {
      breaking: count('breaking'),
      compatible: count('compatible'),
      documentation: count('documentation'),
    },
    differences,
  }
}

interface Provider {
  readonly provider: JsonObject
  readonly found: FoundOperation
  readonly theirs: ReducedDocument
}

async function readProvider(source: string): Promise<Provider> {
  const provider = await readDocument(source)
  try {
    return readOperation(provider)
  } catch (error) {
    if (!(error instanceof DriftInputError)) throw error
    try {
      if (error instanceof OutsideReferenceError) return readOperation(await readBundled(source, error))
      throw error
    } catch (cause) {
      throw cause instanceof DriftInputError ? new DriftInputError(`${source}: ${cause.message}`, { cause }) : cause
    }
  }
}

function readOperation(provider: JsonObject): Provider {
  const found = findOperation(provider, wanted)
  return { provider, found, theirs: reduceDocument(provider, found, wanted) }
}

/** Leaves out of both documents what only one of them can say: servers where the provider names none, words where it has none. */
function align(ours: ReducedDocument, theirs: ReducedDocument): void {
  if (Array.isArray(theirs.document.servers) && theirs.document.servers.length === 0) {
    delete ours.document.servers
    delete theirs.document.servers
  }
  spellOutRanges(objectAt(theirs.operation, 'responses'), Object.keys(objectAt(ours.operation, 'responses')))
  muteSilence(ours.document, theirs.document)
}

/** A description that only we have is a word of our own, since the provider's silence says nothing else. */
function muteSilence(ours: unknown, theirs: unknown): void {
  if (!isObject(ours) || !isObject(theirs)) return
  for (const key of ['description', 'summary']) {
    if (typeof ours[key] === 'string' && theirs[key] === undefined) delete ours[key]
  }
  for (const [key, inner] of Object.entries(ours)) muteSilence(inner, theirs[key])
}

function moved(found: FoundOperation): Parameters<typeof gatherDifferences>[0] {
  if (found.by === 'path') return []
  const [ours, theirs] = [wanted, found].map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  return [
    {
      class: 'breaking',
      rule: 'operation-moved',
      place: 'operation',
      message: `The operation ${wanted.operationId} is not at ${ours} any more, but at ${theirs}.`,
      pointer: `/paths/${operationPath.replaceAll('/', '~1')}/get`,
      ours: ours ?? '',
      theirs: theirs ?? '',
    },
  ]
}
