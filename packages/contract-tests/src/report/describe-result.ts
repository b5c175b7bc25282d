import type { Cause } from './causes.ts'
import { plural } from './outcome.ts'

/** Why a result is what it is, a line each: its reason, each finding and the request that shows it, and how much follows from it. */
export function describeResult({ result, consequences }: Cause): string[] {
  const { reason, because, observed, findings } = result
  return [
    ...(because === undefined ? [] : [`a consequence of ${because}, which is broken too`]),
    ...[reason, observed].filter((text) => text !== undefined),
    ...findings.flatMap(({ code, expected, seen, reproduce }) => [
      `${code}: expected ${expected}, saw ${seen}`,
      ...(reproduce === undefined ? [] : [reproduce]),
    ]),
    ...(consequences.length === 0 ? [] : [`and ${plural(consequences.length, 'consequence')}`]),
  ]
}
