import type { Pointer } from '../spec/pointer.ts'
import { resolvePointer } from '../spec/pointer.ts'

/** What a promise rests on: a place in the OpenAPI document, or a section of an RFC or a standard. */
export type Source =
  | { readonly pointer: Pointer; readonly words: string }
  | { readonly section: string; readonly words: string }

/**
 * Cites places of the document, with the words that stand there: the description, or else the value itself. Where the document has no
 * such place there are no words, and {@link listLostSources} names it.
 */
export function cite(...pointers: readonly Pointer[]): Source[] {
  return pointers.map((pointer) => ({ pointer, words: wordsAt(pointer) }))
}

/** The clauses that outlived what they rest on: `flags/raw cites /components/parameters/raw/example`. */
export function listLostSources(
  clauses: readonly { readonly id: string; readonly source: readonly Source[] }[],
): string[] {
  return clauses.flatMap(({ id, source }) =>
    source.flatMap((one) => ('pointer' in one && one.words === '' ? [`${id} cites ${one.pointer}`] : [])),
  )
}

/** Cites a section outside the document, for instance `RFC 9110, section 10.2.1`, with the words that the promise rests on. */
export function citeSection(section: string, words: string): Source[] {
  return [{ section, words }]
}

function wordsAt(pointer: Pointer): string {
  try {
    return wordsOf(resolvePointer(pointer).value)
  } catch {
    return ''
  }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('description' in value) return String(value.description)
    if ('type' in value && typeof value.type === 'string') return `type: ${value.type}`
  }
  return typeof value === 'string' ? value.trimEnd() : JSON.stringify(value)
}
