import { document } from '@get-log/spec'
import { comparePlaces } from './compare-places.ts'
import type { Difference, DifferenceClass, Grounded } from './difference.ts'
import { differenceClasses, gatherDifferences } from './difference.ts'
import type { JsonObject } from './json.ts'
import { objectAt } from './json.ts'
import { DriftInputError, findPath, readDocument } from './read-document.ts'
import { readPlaces } from './read-places.ts'

/** How the provider's published document differs from ours. Plain JSON: what `drift --json` prints. */
export interface Drift {
  readonly schema: 1
  /** The version of our document. */
  readonly spec: string
  /** The document's own name and version, and our operation as it spells it. */
  readonly provider: Record<'source' | 'openapi' | 'version', string> & { operation: Record<'method' | 'path', string> }
  readonly summary: Readonly<Record<DifferenceClass, number>>
  /** The gravest first. */
  readonly differences: readonly Difference[]
}

/**
 * Compares our document's operation with the one in the provider's document at a file or URL. Consumers rely on ours, the
 * provider's is the newer truth: a difference is judged by how it affects a consumer of ours. It names the clauses that cite
 * its place.
 *
 * @throws DriftInputError if the provider's document cannot be read, is not an OpenAPI 3 document, or lacks the operation.
 */
export async function drift(source: string, clauses: readonly Grounded[] = []): Promise<Drift> {
  const provider = await readDocument(source)
  const ours = readPlaces(document as unknown as JsonObject)
  try {
    const differences = gatherDifferences(comparePlaces(ours, readPlaces(provider, ours)), clauses)
    const counts = differenceClasses.map((kind) => [kind, differences.filter((each) => each.class === kind).length])
    return {
      schema: 1,
      spec: document.info.version,
      provider: {
        source,
        openapi: String(provider.openapi),
        version: String(objectAt(provider, 'info').version ?? ''),
        operation: { method: 'get', path: findPath(provider) },
      },
      summary: Object.fromEntries(counts),
      differences,
    }
  } catch (cause) {
    throw cause instanceof DriftInputError ? new DriftInputError(`${source}: ${cause.message}`, { cause }) : cause
  }
}
