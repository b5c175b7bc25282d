import type { Contract } from '../../contract.ts'
import type { Verdict } from '../../judge/verdict.ts'
import { verdicts } from '../../judge/verdict.ts'
import { outcomeOf, plural } from '../../report/outcome.ts'
import type { Report, ReportedResult, ReportedTarget } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { milliseconds } from './render-timeline.ts'
import { renderMark } from './verdict-mark.ts'

/** The outcome, where it comes from, and a bar of verdicts for each target. */
export function renderSummary(report: Report, contract: Contract): Markup {
  const { verdict, words } = outcomeOf(report)
  const clauses = clausesThat(report, () => true)
  return markup`<header class="summary ${verdict}">
<p class="kicker">${contract.name} contract</p>
<h1>${renderMark(verdict)} ${words}</h1>
<p class="facts"><span>${plural(clauses, 'clause')} on ${plural(report.targets.length, 'target')} in ${milliseconds(report.durationMs)}</span>
<span><time datetime="${report.startedAt}">${report.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</time></span>
<span>spec ${report.spec.version} <code>${report.spec.sha256.slice(0, 12)}</code></span><span>kit ${report.kit}</span></p>
<div class="bars">${report.targets.map((target) => renderBar(report, target))}</div>
</header>`
}

function renderBar(report: Report, target: ReportedTarget): Markup {
  const counts = verdicts.map((verdict) => ({ verdict, count: countOf(report, verdict, target.name) }))
  const present = counts.filter(({ count }) => count > 0)
  const total = present.reduce((sum, { count }) => sum + count, 0)
  let before = 0
  const parts = present.map(({ verdict, count }) => {
    const part = markup`<rect class="${verdict}" x="${before}" y="0" width="${count}" height="1"/>`
    before += count
    return part
  })
  const numbers = present.map(
    ({ verdict, count }) =>
      markup`<li>${renderMark(verdict)} ${count} <span class="word">${verdictLooks[verdict].word}</span></li>`,
  )
  return markup`<section class="bar"><h2>${target.name}</h2>
<svg viewBox="0 0 ${Math.max(total, 1)} 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg><ul>${numbers}</ul></section>`
}

function countOf(report: Report, wanted: Verdict, target?: string): number {
  return report.results.filter((result) => result.verdict === wanted && (target ?? result.target) === result.target)
    .length
}

function clausesThat(report: Report, test: (result: ReportedResult) => boolean): number {
  return new Set(report.results.filter(test).map(({ clause }) => clause)).size
}
