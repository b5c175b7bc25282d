/** A JSON pointer (RFC 6901) into the bundled document, for instance `/components/parameters/raw`. */
export type Pointer = string

/** Writes a path of keys as a JSON pointer. */
export function toPointer(keys: readonly string[]): Pointer {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The keys of a JSON pointer. */
export function fromPointer(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * The value at a pointer, and its real location: follows references on the way, so that one thing has one pointer.
 *
 * @throws Error naming the first key that the document does not have.
 */
export function resolvePointer(document: object, pointer: Pointer): { pointer: Pointer; value: unknown } {
  let at: string[] = []
  let value: unknown = document
  for (const key of fromPointer(pointer)) {
    ;({ at, value } = follow(document, at, value))
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new Error(`The document has no ${pointer}: ${toPointer(at) || 'its root'} has no "${key}"`)
    }
    value = (value as Record<string, unknown>)[key]
    at = [...at, key]
  }
  ;({ at, value } = follow(document, at, value))
  return { pointer: toPointer(at), value }
}

/** Like {@link resolvePointer}, but undefined if there is nothing. */
export function findPointer(document: object, pointer: Pointer): { pointer: Pointer; value: unknown } | undefined {
  try {
    return resolvePointer(document, pointer)
  } catch {
    return undefined
  }
}

function follow(document: object, at: string[], value: unknown): { at: string[]; value: unknown } {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return { at, value }
  const target = resolvePointer(document, String(value.$ref).replace(/^#/, ''))
  return { at: fromPointer(target.pointer), value: target.value }
}
