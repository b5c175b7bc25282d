import type { Pointer } from './pointer.ts'
import { findPointer, fromPointer, toPointer } from './pointer.ts'

/** Why a place of a document, or one that holds it, is an assumption: what its `x-assumption` says; undefined where the provider says it. */
export function findAssumption(document: object, pointer: Pointer): string | undefined {
  const keys = fromPointer(pointer)
  for (let length = keys.length; length > 0; length -= 1) {
    const value = findPointer(document, toPointer(keys.slice(0, length)))?.value
    if (typeof value === 'object' && value !== null && 'x-assumption' in value) return String(value['x-assumption'])
  }
  return undefined
}
