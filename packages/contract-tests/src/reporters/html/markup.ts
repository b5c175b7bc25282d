import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Verdict } from '../../judge/verdict.ts'
import { showControls } from '../../print/show-controls.ts'
import { verdictLooks } from '../../report/report.ts'

/** HTML in which every value has been escaped. */
export type Markup = HtmlEscapedString

type Value = Markup | string | number | undefined | readonly Value[]

/** How much of a text a page shows; a report already cuts bodies, but a hostile target can make other texts long. */
const longest = 8_000

/**
 * Writes HTML; values that are not markup are escaped, and their control characters are written out. A value in an attribute
 * needs double quotes.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  // hono's result is a promise only if a value is one, and none is.
  return html(strings, ...values.map(prepare)) as Markup
}

export function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length - longest} more characters)` : text
}

/** The mark of a verdict where its word stands beside it. */
export function renderMark(verdict: Verdict): Markup {
  return markup`<span class="mark ${verdict}" aria-hidden="true">${verdictLooks[verdict].mark}</span>`
}

function prepare(value: Value): unknown {
  if (Array.isArray(value)) return value.map(prepare)
  if (typeof value === 'string') return showControls(value)
  return value ?? ''
}
