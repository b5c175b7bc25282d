import type { Contract } from '../../contract.ts'
import { countClauses, countVerdicts, resultsOf } from '../../report/groups.ts'
import { outcomeOf, plural } from '../../report/outcome.ts'
import type { Report } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { markup, renderMark } from './markup.ts'
import { milliseconds } from './render-timeline.ts'

/** The outcome, where it comes from, and a bar of verdicts for each target. */
export function renderSummary(report: Report, contract: Contract): Markup {
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
