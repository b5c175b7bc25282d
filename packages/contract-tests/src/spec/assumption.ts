import type { Pointer } from './pointer.ts'
import { findPointer, fromPointer, toPointer } from './pointer.ts'

/**
 * Why a place in a document, or one that contains it, is an assumption: its `x-assumption`; undefined if the provider says it. That of a media
 * type only concerns its name, not the schema and the example in it.
 */
export function findAssumption(document: object, pointer: Pointer): string | undefined {
  const keys = fromPointer(pointer)
  for (let length = keys.length; length > 0; length -= 1) {
    const value = findPointer(document, toPointer(keys.slice(0, length)))?.value
    const isWithinMediaType = length < keys.length && keys[length - 2] === 'content'
    if (typeof value === 'object' && value !== null && 'x-assumption' in value && !isWithinMediaType)
      return String(value['x-assumption'])
  }
  return undefined
}
