import type { Difference } from '../src/difference.ts'

/** A difference in one line: class, rule, places, and the values if they are text. */
export function tell({ class: kind, rule, places, ours, theirs }: Difference): string {
  const values = [ours, theirs].map((value) => (typeof value === 'string' ? ` "${value}"` : ''))
  return `${kind} ${rule}: ${places.join(', ')}${values.join('')}`
}
