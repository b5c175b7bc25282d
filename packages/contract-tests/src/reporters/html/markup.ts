import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { showControls } from '../../print/show-controls.ts'

/** HTML in which every value has been escaped. */
export type Markup = HtmlEscapedString

type Value = Markup | string | number | undefined | readonly Value[]

/**
 * Writes HTML; whatever is not markup itself is escaped, and its control characters are written out. A value in an attribute
 * stands in double quotes.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  // Only promises among the values make hono's result a promise, and there are none.
  return html(strings, ...values.map(prepare)) as Markup
}

function prepare(value: Value): unknown {
  if (Array.isArray(value)) return value.map(prepare)
  if (typeof value === 'string') return showControls(value)
  return value ?? ''
}
