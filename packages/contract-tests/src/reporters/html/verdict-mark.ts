import type { Verdict } from '../../judge/verdict.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'

/** A shape and a word for each verdict, so that colour never speaks alone. */
export const verdictLooks: Readonly<Record<Verdict, { readonly mark: string; readonly word: string }>> = {
  pass: { mark: '✓', word: 'pass' },
  fail: { mark: '✗', word: 'fail' },
  warn: { mark: '!', word: 'warning' },
  deviation: { mark: '≠', word: 'recorded deviation' },
  stale: { mark: '↺', word: 'stale record' },
  'not-applicable': { mark: '–', word: 'not applicable' },
  blocked: { mark: '□', word: 'blocked' },
}

/** The mark of a verdict where its word stands beside it. */
export function renderMark(verdict: Verdict): Markup {
  return markup`<span class="mark ${verdict}" aria-hidden="true">${verdictLooks[verdict].mark}</span>`
}

/** The mark of a verdict by itself, with its word for whoever cannot see it, and for whoever points at it. */
export function renderLoneMark(verdict: Verdict): Markup {
  const { word } = verdictLooks[verdict]
  return markup`<span title="${word}">${renderMark(verdict)}<span class="unseen">${word}</span></span>`
}
