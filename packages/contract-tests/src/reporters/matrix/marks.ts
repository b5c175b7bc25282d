import type { Verdict } from '../../judge/verdict.ts'
import type { Colors } from './screen.ts'

const marks: Readonly<Record<Verdict, readonly [mark: string, color: 'green' | 'red' | 'yellow' | 'magenta' | 'dim']>> =
  {
    pass: ['✓', 'green'],
    fail: ['✗', 'red'],
    warn: ['!', 'yellow'],
    deviation: ['≠', 'yellow'],
    stale: ['†', 'red'],
    'not-applicable': ['·', 'dim'],
    blocked: ['?', 'magenta'],
  }

/** A verdict as one coloured character, with what belongs to it in the same colour. */
export function markOf(verdict: Verdict, colors: Colors, more = ''): string {
  const [mark, color] = marks[verdict]
  return colors[color](`${mark}${more}`)
}
