import type pc from 'picocolors'
import type { Verdict } from '../../judge/verdict.ts'

/** How a terminal's colours are written, or not. */
export type Colors = ReturnType<typeof pc.createColors>

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

/** A verdict as one coloured character. */
export function markOf(verdict: Verdict, colors: Colors): string {
  const [mark, color] = marks[verdict]
  return colors[color](mark)
}
