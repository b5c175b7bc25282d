import type { Clause, Pointer } from '@get-log/contract-tests'
import { operationPointer, resolvePointer } from '@get-log/contract-tests'
import { document } from '@get-log/spec'
import type { Json } from './json.ts'

/**
 * Every class of difference, the gravest first. For a program that relies on our document while the provider's holds, `breaking` means that it
 * can fail, `compatible` that it still works, `documentation` that only words and examples differ.
 */
export const differenceClasses = ['breaking', 'compatible', 'documentation'] as const

export type DifferenceClass = (typeof differenceClasses)[number]

/** One difference between our document and the provider's. */
export interface Difference {
  readonly class: DifferenceClass
  /** The kind of difference, for programs. */
  readonly rule: string
  readonly message: string
  /** Where our document describes it, references followed. */
  readonly pointer: Pointer
  /** What each document says there; absent if it says nothing. */
  readonly ours?: Json
  readonly theirs?: Json
  /** Where in the operation, for people, for instance `query stream` or `401 error.type`; several if the same shape is shared. */
  readonly places: readonly string[]
  /** The clauses that cite that place. */
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

/** What a difference needs to know about a clause. */
export type Grounded = Pick<Clause, 'id' | 'source'>

/**
 * Merges equal differences: the six error responses share a shape, so a change in it is found six times. Adds the clauses that
 * each affects, and sorts them, the gravest first.
 */
export function gatherDifferences(found: readonly FoundDifference[], clauses: readonly Grounded[]): Difference[] {
  const grounds = clauses.flatMap(({ id, source }) =>
    source.flatMap((cited) => ('pointer' in cited ? [{ id, pointer: locate(cited.pointer) }] : [])),
  )
  const joined = new Map<string, Difference>()
  for (const { place, ...difference } of found) {
    const pointer = locate(difference.pointer)
    const { class: kind, rule, message, theirs } = difference
    const key = JSON.stringify([kind, rule, message, theirs, pointer])
    const places = [...new Set([...(joined.get(key)?.places ?? []), place])]
    joined.set(key, { ...difference, pointer, places, clauses: touched(pointer, grounds) })
  }
  const rank = ({ class: kind }: Difference) => differenceClasses.indexOf(kind)
  return [...joined.values()].sort((a, b) => rank(a) - rank(b) || (String(a.places) < String(b.places) ? -1 : 1))
}

/** The real location of a place in our document, or of the nearest place around it. */
function locate(pointer: Pointer): Pointer {
  try {
    return resolvePointer(document, pointer).pointer
  } catch {
    return locate(pointer.slice(0, pointer.lastIndexOf('/')))
  }
}

/**
 * The clauses that cite what changed, a part of it, or something that contains it. A clause that cites the operation as a whole is affected
 * by its own words and security, not by every response in it.
 */
function touched(pointer: Pointer, grounds: readonly { id: string; pointer: Pointer }[]): string[] {
  const isWithin = (inner: Pointer, outer: Pointer): boolean => `${inner}/`.startsWith(`${outer}/`)
  const isInner =
    isWithin(pointer, `${operationPointer()}/responses`) || isWithin(pointer, `${operationPointer()}/parameters`)
  const ids = grounds
    .filter(
      (ground) =>
        isWithin(ground.pointer, pointer) ||
        (isWithin(pointer, ground.pointer) && !(isInner && ground.pointer === operationPointer())),
    )
    .map(({ id }) => id)
  return [...new Set(ids)].sort()
}
