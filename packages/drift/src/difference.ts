import type { Pointer } from '@get-log/contract-tests'
import type { Json } from './json.ts'

/**
 * Every class of difference, the gravest first. To somebody who relies on our document while the provider's holds, `breaking` means that
 * it can fail, `compatible` that it goes on working, `documentation` that only words and examples differ.
 */
export const differenceClasses = ['breaking', 'compatible', 'documentation'] as const

/** One of {@link differenceClasses}. */
export type DifferenceClass = (typeof differenceClasses)[number]

/** One difference between our document and the provider's. */
export interface Difference {
  readonly class: DifferenceClass
  /** Names the kind, for programs. */
  readonly rule: string
  readonly message: string
  /** Where our document speaks of it, references followed. */
  readonly pointer: Pointer
  /** What stands there; absent where one of the documents says nothing. */
  readonly ours?: Json
  readonly theirs?: Json
  /** Where in the operation, for people, for instance `query stream` or `401 error.type`; several if the same shape is shared. */
  readonly places: readonly string[]
  /** The clauses that rest on that place. */
  readonly clauses: readonly string[]
}

/** A difference before the clauses are looked up, at one place. */
export type FoundDifference = Omit<Difference, 'clauses' | 'places'> & { readonly place: string }

/** A difference at a place of our document, or within it. */
export function differ(
  place: { readonly name: string; readonly pointer: Pointer },
  within: Pointer,
  judgement: Pick<Difference, 'class' | 'rule' | 'message'>,
  ours?: Json,
  theirs?: Json,
): FoundDifference {
  const values = { ...(ours !== undefined && { ours }), ...(theirs !== undefined && { theirs }) }
  return { ...judgement, place: place.name, pointer: place.pointer + within, ...values }
}
