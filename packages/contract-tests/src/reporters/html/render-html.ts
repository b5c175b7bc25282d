import { createHash } from 'node:crypto'
import { raw } from 'hono/html'
import type { Contract } from '../../contract.ts'
import type { Report } from '../../report/report.ts'
import {
  countClauses,
  countVerdicts,
  outcomeOf,
  plural,
  resultsOf,
  sectionOf,
  verdictLooks,
} from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { markup, renderMark } from './markup.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { renderMatrix, renderObservations, renderTarget } from './render-matrix.ts'
import { milliseconds, renderResults } from './render-results.ts'

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
  // GitHub's runner also follows commands in a file that is printed.
  return String(page).replaceAll(/^(\s*):(?=:)/gm, '$1&#58;')
}

/** How much of the document the judged clauses cite, and what none of them cites. */
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

/** The outcome, where it comes from, and a bar of verdicts for each target. */
function renderSummary(report: Report, contract: Contract): Markup {
  const { durationMs, kit, results, spec, startedAt, targets } = report
  const { verdict, words } = outcomeOf(report)
  return markup`<header class="summary ${verdict}">
<p class="kicker">${contract.name} contract</p>
<h1>${renderMark(verdict)} ${words}</h1>
<p class="facts"><span>${plural(countClauses(results), 'clause')} on ${plural(targets.length, 'target')} in ${milliseconds(durationMs)}</span>
<span><time datetime="${startedAt}">${startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</time></span>
<span>spec ${spec.version} <code>${spec.sha256.slice(0, 12)}</code></span><span>kit ${kit}</span></p>
<div class="bars">${targets.map(({ name }) => renderBar(report, name))}</div>
</header>`
}

function renderBar({ results }: Report, target: string): Markup {
  const counts = [...countVerdicts(resultsOf(results, target))]
  const parts = counts.map(([verdict, count], index) => {
    const before = counts.slice(0, index).reduce((sum, [, each]) => sum + each, 0)
    return markup`<rect class="${verdict}" x="${before}" y="0" width="${count}" height="1"/>`
  })
  const numbers = counts.map(([verdict, count]) => {
    return markup`<li>${renderMark(verdict)} ${count} <span class="word">${verdictLooks[verdict].word}</span></li>`
  })
  const total = resultsOf(results, target).length
  return markup`<section class="bar"><h2>${target}</h2>
<svg viewBox="0 0 ${Math.max(total, 1)} 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg><ul>${numbers}</ul></section>`
}

/** Check boxes for verdicts and sections, and a field for words. The page's script shows them, since they do nothing without it. */
function renderFilters({ results }: Report): Markup {
  const sections = [...new Set(results.map(sectionOf))].map((section) => renderBox('section', section, section))
  const verdicts = [...countVerdicts(results).keys()].map((verdict) => {
    return renderBox('verdict', verdict, markup`${renderMark(verdict)}${verdictLooks[verdict].word}`)
  })
  return markup`<form class="filters" role="search" aria-label="Filter" hidden>
<fieldset><legend>Verdict</legend>${verdicts}</fieldset>
<fieldset><legend>Section</legend>${sections}</fieldset>
<div class="find"><label for="words">Words</label><input id="words" name="words" type="search" autocomplete="off" placeholder="clause or title"/>
<button type="reset">Show all</button><output name="count" aria-live="polite"></output></div>
</form>`
}

function renderBox(name: string, value: string, label: Markup | string): Markup {
  return markup`<label class="box"><input type="checkbox" name="${name}" value="${value}"/>${label}</label>`
}
