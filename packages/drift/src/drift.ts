import type { Clause } from '@get-log/contract-tests'
import { document } from '@get-log/spec'
import { alignDocuments } from './align-documents.ts'
import { classifyChange } from './classify-change.ts'
import { compareExamples } from './compare-examples.ts'
import { compareSecurity } from './compare-security.ts'
import type { Difference, DifferenceClass, FoundDifference } from './difference.ts'
import { differenceClasses } from './difference.ts'
import { DriftInputError, OutsideReferenceError } from './drift-input-error.ts'
import type { FoundOperation } from './find-operation.ts'
import { findOperation, wanted } from './find-operation.ts'
import { gatherDifferences } from './gather-differences.ts'
import type { JsonObject } from './json.ts'
import { objectAt } from './json.ts'
import { readBundled, readDocument } from './read-document.ts'
import { diffDocuments } from './redocly.ts'
import type { ReducedDocument } from './reduce-document.ts'
import { reduceDocument } from './reduce-document.ts'
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

/**
 * Compares our document's operation with the one in the provider's document at a file or URL. Ours is what consumers rely on,
 * the provider's is the newer truth: a difference is judged by what it does to a consumer who believes ours.
 *
 * @throws DriftInputError if the provider's document cannot be read, is not an OpenAPI 3 document, or lacks the operation.
 */
export async function drift(source: string, options: DriftOptions = {}): Promise<Drift> {
  const { provider, found, theirs } = await readProvider(source)
  const own = document as unknown as JsonObject
  const ours = reduceDocument(own, findOperation(own))
  alignDocuments(ours, theirs)

  const certain = [...compareSecurity(ours, theirs), ...takeUnpaired(ours, theirs)]
  const { changes } = await diffDocuments(ours.document, theirs.document)
  const differences = gatherDifferences(
    [
      ...changes.map((change) => classifyChange(change, ours, theirs)),
      ...compareExamples(ours, theirs),
      ...certain,
      ...moved(found),
    ],
    options.clauses ?? [],
  )
  const counts = differenceClasses.map((kind) => [kind, differences.filter((each) => each.class === kind).length])
  return {
    schema: 1,
    spec: document.info.version,
    provider: {
      source,
      openapi: String(provider.openapi),
      version: String(objectAt(provider, 'info').version ?? ''),
      operation: { method: found.method, path: found.path },
    },
    summary: Object.fromEntries(counts),
    differences,
  }
}

interface Provider {
  readonly provider: JsonObject
  readonly found: FoundOperation
  readonly theirs: ReducedDocument
}

/** Reads the provider's document, and the files that our operation refers to. */
async function readProvider(source: string): Promise<Provider> {
  const provider = await readDocument(source)
  const reduce = (document: JsonObject): Provider => {
    const found = findOperation(document)
    return { provider: document, found, theirs: reduceDocument(document, found) }
  }
  try {
    try {
      return reduce(provider)
    } catch (error) {
      if (!(error instanceof OutsideReferenceError)) throw error
      return reduce(await readBundled(source, error))
    }
  } catch (cause) {
    throw cause instanceof DriftInputError ? new DriftInputError(`${source}: ${cause.message}`, { cause }) : cause
  }
}

function moved({ method, path, isAtPath }: FoundOperation): FoundDifference[] {
  if (isAtPath) return []
  const [ours, theirs] = [`GET ${wanted.path}`, `${method.toUpperCase()} ${path}`]
  const message = `The operation ${wanted.operationId} is not at ${ours} any more, but at ${theirs}.`
  return [
    { class: 'breaking', rule: 'operation-moved', place: 'operation', message, pointer: wanted.pointer, ours, theirs },
  ]
}
