import type { Report, ReportedTarget } from '../../report/report.ts'
import { groupBy } from '../group-by.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { cut } from './render-exchange.ts'
import { renderMark } from './verdict-mark.ts'

/** What each target can be brought to do, why not what not, and the clauses that this left out. */
export function renderTargets(report: Report): Markup {
  return markup`${report.targets.map((target) => renderTarget(report, target))}`
}

function renderTarget(report: Report, target: ReportedTarget): Markup {
  const capabilities = Object.entries(target.capabilities)
  const able = capabilities.filter(([, why]) => why === true).map(([name]) => name)
  const unable = groupBy(
    capabilities.filter((entry): entry is [string, string] => entry[1] !== true),
    ([, why]) => why,
  )
  return markup`<section class="target"><h3>${target.name}</h3><p class="url">${target.url}</p>
${able.length > 0 ? markup`<ul class="able">${able.map((name) => markup`<li>${name}</li>`)}</ul>` : ''}
${unable.size > 0 ? markup`<dl class="unable">${Array.from(unable, ([why, lacking]) => renderLack(why, lacking))}</dl>` : ''}
${renderLeftOut(report, target)}
</section>`
}

function renderLack(why: string, lacking: readonly (readonly [name: string, why: string])[]): Markup {
  return markup`<div><dt>${lacking.map(([name]) => markup`<span>${name}</span>`)}</dt><dd>${cut(why)}</dd></div>`
}

function renderLeftOut(report: Report, target: ReportedTarget): Markup {
  const results = report.results.filter(
    ({ verdict, target: name }) => verdict === 'not-applicable' && name === target.name,
  )
  if (results.length === 0) return markup``
  const byReason = groupBy(results, ({ reason }) => reason ?? 'No reason was given.')
  const reasons = Array.from(
    byReason,
    ([reason, clauses]) => markup`<li><p>${cut(reason)}</p>
<p class="clauses">${clauses.map(({ clause }) => markup`<code>${clause}</code> `)}</p></li>`,
  )
  return markup`<details class="left-out"><summary>${renderMark('not-applicable')} ${results.length} not applicable, and why</summary><ul>${reasons}</ul></details>`
}
