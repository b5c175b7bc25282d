import type { Verdict } from '../judge/verdict.ts'

/** How a verdict is shown: a shape and a word each, so that colour never speaks alone. */
export interface VerdictLook {
  readonly mark: string
  readonly word: string
  /** In a terminal. */
  readonly color: 'green' | 'red' | 'yellow' | 'magenta' | 'dim'
  /** Where only emoji have colours. */
  readonly emoji: string
}

/** The look of each verdict. */
export const verdictLooks: Readonly<Record<Verdict, VerdictLook>> = {
  pass: { mark: '✓', word: 'pass', color: 'green', emoji: '✅' },
  fail: { mark: '✗', word: 'fail', color: 'red', emoji: '❌' },
  warn: { mark: '!', word: 'warning', color: 'yellow', emoji: '⚠️' },
  deviation: { mark: '≠', word: 'recorded deviation', color: 'yellow', emoji: '🟣' },
  stale: { mark: '↺', word: 'stale record', color: 'red', emoji: '♻️' },
  'not-applicable': { mark: '·', word: 'not applicable', color: 'dim', emoji: '➖' },
  blocked: { mark: '□', word: 'blocked', color: 'magenta', emoji: '🚧' },
}
