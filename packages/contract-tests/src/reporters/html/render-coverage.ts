import type { Report } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'

/** How much of the document the judged clauses rest on, and what none of them does. */
export function renderCoverage({ coverage }: Report): Markup {
  const covered = new Set(coverage.covered)
  const open = coverage.pointers.filter((pointer) => !covered.has(pointer))
  const list = markup`<ul class="pointers">${open.map((pointer) => markup`<li><code>${pointer}</code></li>`)}</ul>`
  return markup`<section aria-labelledby="coverage"><h2 id="coverage">Coverage of the spec</h2>
<p>${coverage.pointers.length - open.length} of ${coverage.pointers.length} places that promise something are what a judged clause rests on.</p>
${open.length > 0 ? list : ''}</section>`
}
