import { createHash } from 'node:crypto'
import { raw } from 'hono/html'
import type { Contract } from '../../contract.ts'
import { outcomeOf } from '../../report/outcome.ts'
import type { Report } from '../../report/report.ts'
import { markup } from './markup.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { renderCoverage } from './render-coverage.ts'
import { renderFilters } from './render-filters.ts'
import { renderMatrix } from './render-matrix.ts'
import { renderResults } from './render-results.ts'
import { renderSummary } from './render-summary.ts'
import { renderTargets } from './render-targets.ts'

/**
 * Renders a report as one HTML page that needs nothing else: no network, no file beside it. Its policy lets only its own script
 * and style run, so that nothing a target sent could, even if it were not escaped.
 */
export function renderHtml(report: Report, contract: Contract): string {
  const policy = [
    `default-src 'none'`,
    `script-src ${hashOf(pageScript)}`,
    `style-src ${hashOf(pageStyle)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
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
<section aria-labelledby="promises"><h2 id="promises">Promises</h2>${renderMatrix(report)}<p class="nothing note" hidden>No clause matches.</p></section>
<section aria-labelledby="targets"><h2 id="targets">Targets</h2><div class="targets">${renderTargets(report)}</div></section>
${renderCoverage(report)}
</main>
<script type="module">${raw(pageScript)}</script>
</body>
</html>
`
  return String(page)
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
