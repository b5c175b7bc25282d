import type { Verdict } from '../../judge/verdict.ts'
import { verdicts } from '../../judge/verdict.ts'
import type { Report, ReportedResult, ReportedTarget } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { milliseconds } from './render-timeline.ts'
import { renderMark, verdictLooks } from './verdict-mark.ts'

/** What the whole run comes to, in the order in which the exit codes weigh it. */
export function outcomeOf(report: Report): { readonly verdict: Verdict; readonly words: string } {
  const broken = clausesThat(report, ({ verdict }) => verdict === 'fail')
  const stale = clausesThat(report, ({ verdict }) => verdict === 'stale')
  const unclaimed = report.coverage.unclaimed?.length ?? 0
  const unproven = clausesThat(report, ({ verdict, level }) => verdict === 'blocked' && level === 'must')
  if (broken > 0) return { verdict: 'fail', words: `${plural(broken, 'promise')} broken` }
  if (stale > 0) return { verdict: 'stale', words: `${plural(stale, 'recorded deviation')} gone` }
  if (unclaimed > 0) return { verdict: 'fail', words: `${plural(unclaimed, 'promise')} without a clause` }
  if (unproven > 0) return { verdict: 'blocked', words: `${plural(unproven, 'promise')} could not be judged` }
  return { verdict: 'pass', words: 'Conformant' }
}

/** The outcome, where it comes from, and a bar of verdicts for each target. */
export function renderSummary(report: Report): Markup {
  const { verdict, words } = outcomeOf(report)
  const clauses = clausesThat(report, () => true)
  return markup`<header class="summary ${verdict}">
<p class="kicker">Get log contract</p>
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

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
