import type { Clause, Pointer } from '@get-log/contract-tests'
import { operationPointer, resolvePointer } from '@get-log/contract-tests'
import { document } from '@get-log/spec'
import type { Difference, FoundDifference } from './difference.ts'
import { differenceClasses } from './difference.ts'

type Sourced = Pick<Clause, 'id' | 'source'>

/**
 * Joins differences that are one: the six error responses share a shape, so what changed in it was found six times. Names the
 * clauses that each touches, and sorts them, the gravest first.
 */
export function gatherDifferences(found: readonly FoundDifference[], clauses: readonly Sourced[]): Difference[] {
  const grounds = clauses.flatMap(({ id, source }) =>
    source.flatMap((cited) =>
      'pointer' in cited ? [{ id, pointer: resolvePointer(document, cited.pointer).pointer }] : [],
    ),
  )
  const joined = new Map<string, Difference>()
  for (const { place, ...difference } of found) {
    const { ours: _, ...same } = difference
    const key = JSON.stringify(same)
    const before = joined.get(key)
    const places = [...new Set([...(before?.places ?? []), place])]
    joined.set(key, { ...difference, places, clauses: before?.clauses ?? touched(difference.pointer, grounds) })
  }
  const rank = ({ class: kind }: Difference) => differenceClasses.indexOf(kind)
  return [...joined.values()].sort((a, b) => rank(a) - rank(b) || (String(a.places) < String(b.places) ? -1 : 1))
}

/** The clauses that rest on what changed, on a part of it, or on the whole that it is a part of. */
function touched(pointer: Pointer, grounds: readonly { id: string; pointer: Pointer }[]): string[] {
  const ids = grounds.filter((ground) => isWithin(ground.pointer, pointer) || isGroundOf(ground.pointer, pointer))
  return [...new Set(ids.map(({ id }) => id))].sort()
}

/** Whoever rests on the operation as a whole is touched by its own words and security, not by every response in it. */
function isGroundOf(ground: Pointer, pointer: Pointer): boolean {
  const isWhole = ground === operationPointer() && /^\/(responses|parameters)\//.test(pointer.slice(ground.length))
  return isWithin(pointer, ground) && !isWhole
}

function isWithin(inner: Pointer, outer: Pointer): boolean {
  return inner === outer || inner.startsWith(`${outer}/`)
}
