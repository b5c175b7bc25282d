import type { Verdict } from '../judge/verdict.ts'

/** The verdicts that a person should look at, the gravest first. */
export const gravity: readonly Verdict[] = ['fail', 'stale', 'blocked', 'warn', 'deviation']

type Color = 'green' | 'red' | 'yellow' | 'magenta' | 'dim'

/**
 * How each verdict is shown: a shape and a word, so that colour never speaks alone, the colour that it has in a terminal, and an emoji for where
 * only these have colours.
 */
export const verdictLooks: Readonly<Record<Verdict, { mark: string; word: string; color: Color; emoji: string }>> = {
  pass: { mark: '✓', word: 'pass', color: 'green', emoji: '✅' },
  fail: { mark: '✗', word: 'fail', color: 'red', emoji: '❌' },
  warn: { mark: '!', word: 'warning', color: 'yellow', emoji: '⚠️' },
  observed: { mark: '?', word: 'observed', color: 'dim', emoji: '🔎' },
  consequence: { mark: '↳', word: 'consequence', color: 'dim', emoji: '↪️' },
  deviation: { mark: '≠', word: 'recorded deviation', color: 'yellow', emoji: '🟣' },
  stale: { mark: '↺', word: 'stale record', color: 'red', emoji: '♻️' },
  'not-applicable': { mark: '·', word: 'not applicable', color: 'dim', emoji: '➖' },
  blocked: { mark: '□', word: 'blocked', color: 'magenta', emoji: '🚧' },
}
