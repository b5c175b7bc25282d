import type { Verdict } from '../../judge/verdict.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'

/** The mark of a verdict where its word stands beside it. */
export function renderMark(verdict: Verdict): Markup {
  return markup`<span class="mark ${verdict}" aria-hidden="true">${verdictLooks[verdict].mark}</span>`
}

/** The mark of a verdict by itself, with its word for whoever cannot see it, and for whoever points at it. */
export function renderLoneMark(verdict: Verdict): Markup {
  const { word } = verdictLooks[verdict]
  return markup`<span title="${word}">${renderMark(verdict)}<span class="unseen">${word}</span></span>`
}
