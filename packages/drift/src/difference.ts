import type { Pointer } from '@get-log/contract-tests'
import type { Json } from './json.ts'

/** Every class of difference, the gravest first. */
export const differenceClasses = ['breaking', 'compatible', 'documentation'] as const

/**
 * What a difference means to somebody who relies on our document while the provider's holds: `breaking`, it can fail;
 * `compatible`, it goes on working; `documentation`, only words and examples differ.
 */
export type DifferenceClass = (typeof differenceClasses)[number]

/** One difference between our document and the provider's. */
export interface Difference {
  readonly class: DifferenceClass
  /** Names the kind, for programs: a rule of redocly's engine, or one of ours. */
  readonly rule: string
  /** Where in the operation, for people, for instance `query stream` or `401 error.type`; several if the same shape is shared. */
  readonly places: readonly string[]
  readonly message: string
  /** Where our document speaks of it, references followed. */
  readonly pointer: Pointer
  /** What stands there; absent where one of the documents says nothing. */
  readonly ours?: Json
  readonly theirs?: Json
  /** The clauses that rest on that place. */
  readonly clauses: readonly string[]
}

/** A difference before the clauses are looked up, at one place. */
export type FoundDifference = Omit<Difference, 'clauses' | 'places'> & { readonly place: string }

/** A JSON value in one line of at most so many characters, for a message. */
export function brief(value: Json | undefined, limit = 100): string {
  if (Array.isArray(value) && value.length > 6) {
    const first = value.slice(0, 3).map((item) => brief(item, 40))
    return `${first.join(', ')} and ${value.length - 3} more`
  }
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text
}
