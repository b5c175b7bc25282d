import { DriftInputError, OutsideReferenceError } from './drift-input-error.ts'
import type { FoundOperation } from './find-operation.ts'
import { findOperation } from './find-operation.ts'
import type { JsonObject } from './json.ts'
import { readBundled, readDocument } from './read-document.ts'
import type { ReducedDocument } from './reduce-document.ts'
import { reduceDocument } from './reduce-document.ts'
import { wantedOperation } from './wanted-operation.ts'

/** The provider's document, and our operation in it. */
export interface Provider {
  readonly document: JsonObject
  readonly found: FoundOperation
  readonly theirs: ReducedDocument
}

/**
 * Reads the provider's document from a file or a URL, and the files that our operation refers to.
 *
 * @throws DriftInputError naming the source.
 */
export async function readProvider(source: string): Promise<Provider> {
  const document = await readDocument(source)
  try {
    return readOperation(document)
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

function readOperation(document: JsonObject): Provider {
  const found = findOperation(document, wantedOperation)
  return { document, found, theirs: reduceDocument(document, found, wantedOperation) }
}
