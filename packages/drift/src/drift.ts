import type { Clause } from '@get-log/contract-tests'
import { operationPointer } from '@get-log/contract-tests'
import { document } from '@get-log/spec'
import { alignDocuments } from './align-documents.ts'
import { classifyChange } from './classify-change.ts'
import { compareExamples } from './compare-examples.ts'
import { compareSecurity } from './compare-security.ts'
import { diffDocuments } from './diff-documents.ts'
import type { Difference, DifferenceClass } from './difference.ts'
import type { FoundOperation } from './find-operation.ts'
import { findOperation } from './find-operation.ts'
import { gatherDifferences } from './gather-differences.ts'
import type { JsonObject } from './json.ts'
import { objectAt } from './json.ts'
import { readProvider } from './read-provider.ts'
import { reduceDocument } from './reduce-document.ts'
import { takeUnpaired } from './take-unpaired.ts'
import { wantedOperation } from './wanted-operation.ts'

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
 * @throws DriftInputError if the provider's document cannot be read, is no OpenAPI 3 document, or lacks the operation.
 */
export async function drift(source: string, options: DriftOptions = {}): Promise<Drift> {
  const { document: provider, found, theirs } = await readProvider(source)
  const own = structuredClone(document) as unknown as JsonObject
  const ours = reduceDocument(own, findOperation(own, wantedOperation), wantedOperation)
  alignDocuments(ours, theirs)

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

function moved(found: FoundOperation): Parameters<typeof gatherDifferences>[0] {
  if (found.by === 'path') return []
  const [ours, theirs] = [wantedOperation, found].map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  return [
    {
      class: 'breaking',
      rule: 'operation-moved',
      place: 'operation',
      message: `The operation ${wantedOperation.operationId} is not at ${ours} any more, but at ${theirs}.`,
      pointer: operationPointer(),
      ours: ours ?? '',
      theirs: theirs ?? '',
    },
  ]
}
