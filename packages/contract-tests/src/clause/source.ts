import type { Pointer } from '../spec/pointer.ts'
import { findPointer } from '../spec/pointer.ts'

/** What a promise rests on: a place in the OpenAPI document, or a section of an RFC or a standard. */
export type Source =
  | { readonly pointer: Pointer; readonly words: string }
  | { readonly section: string; readonly words: string }

/**
 * Cites places in a document, with their words: the description, or else the value itself. A place that the document does not have
 * has no words; a run with such a clause says so.
 */
export function citeFrom(document: object, pointers: readonly Pointer[]): Source[] {
  return pointers.map((pointer) => {
    const found = findPointer(document, pointer)
    return { pointer: found?.pointer ?? pointer, words: found === undefined ? '' : wordsOf(found.value) }
  })
}

/** Cites a section outside the document, for instance `RFC 9110, section 10.2.1`, with the words that the promise rests on. */
export function citeSection(section: string, words: string): Source[] {
  return [{ section, words }]
}

function wordsOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('description' in value) return String(value.description)
    if ('type' in value && typeof value.type === 'string') return `type: ${value.type}`
  }
  return typeof value === 'string' ? value.trimEnd() : JSON.stringify(value)
}
