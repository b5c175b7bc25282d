import { createHash } from 'node:crypto'
import { raw } from 'hono/html'
import type { Contract } from '../../contract.ts'
import { outcomeOf } from '../../report/outcome.ts'
import type { Report } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { renderFilters } from './render-filters.ts'
import { renderMatrix } from './render-matrix.ts'
import { renderObservations } from './render-observations.ts'
import { renderResults } from './render-results.ts'
import { renderSummary } from './render-summary.ts'
import { renderTarget } from './render-target.ts'

/**
 * Renders a report as one HTML page that needs nothing else: no network, no file beside it. Its policy lets only its own script
 * and style run, so that nothing a target sent could, even if it were not escaped.
 */
export function renderHtml(report: Report, contract: Contract): string {
  const sources = `script-src ${hashOf(pageScript)}; style-src ${hashOf(pageStyle)}; img-src data:`
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${sources}; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${outcomeOf(report).words}: ${contract.name} contract</title>
<link rel="icon" href="data:,"/>
<style>${raw(pageStyle)}</style>
</head>
<body>
${renderSummary(report, contract)}
<main>
${renderFilters(report)}
<section aria-labelledby="results"><h2 id="results">What was seen</h2>${renderResults(report)}</section>
${renderObservations(report)}
<section aria-labelledby="promises"><h2 id="promises">Promises</h2>${renderMatrix(report)}<p class="nothing note" hidden>No clause matches.</p></section>
<section aria-labelledby="targets"><h2 id="targets">Targets</h2><div class="targets">${report.targets.map((target) => renderTarget(report, target))}</div></section>
${renderCoverage(report)}
</main>
<script type="module">${raw(pageScript)}</script>
</body>
</html>
`
  // GitHub's runner follows commands of a file, too, if it is printed.
  return String(page).replaceAll(/^(\s*):(?=:)/gm, '$1&#58;')
}

/** How much of the document the judged clauses rest on, and what none of them does. */
function renderCoverage({ coverage: { covered, pointers } }: Report): Markup | '' {
  if (pointers.length === 0) return ''
  const open = pointers
    .filter((pointer) => !covered.includes(pointer))
    .map((pointer) => markup`<li><code>${pointer}</code></li>`)
  return markup`<section aria-labelledby="coverage"><h2 id="coverage">Coverage of the spec</h2>
<p>${pointers.length - open.length} of ${pointers.length} places that promise something are what a judged clause rests on.</p>
${open.length > 0 ? markup`<ul class="pointers">${open}</ul>` : ''}</section>`
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
