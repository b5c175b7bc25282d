import { groupBy, resultsOf } from '../../report/groups.ts'
import type { Report, ReportedResult, ReportedTarget } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { cut, markup, renderMark } from './markup.ts'

/** What a target can be brought to do, why not what not, and the clauses that this left out. */
export function renderTarget(report: Report, { capabilities, name, url }: ReportedTarget): Markup {
  const byReason = groupBy(Object.entries(capabilities), ([, why]) => why)
  const able = (byReason.get(true) ?? []).map(([capability]) => markup`<li>${capability}</li>`)
  byReason.delete(true)
  const unable = Array.from(byReason, ([why, lacking]) => {
    const names = lacking.map(([capability]) => markup`<span>${capability}</span>`)
    return markup`<div><dt>${names}</dt><dd>${cut(String(why))}</dd></div>`
  })
  return markup`<section class="target"><h3>${name}</h3><p class="url">${url}</p>
${able.length > 0 ? markup`<ul class="able">${able}</ul>` : ''}
${unable.length > 0 ? markup`<dl class="unable">${unable}</dl>` : ''}
${renderLeftOut(resultsOf(report.results, name).filter(({ verdict }) => verdict === 'not-applicable'))}
</section>`
}

function renderLeftOut(results: readonly ReportedResult[]): Markup | undefined {
  if (results.length === 0) return undefined
  const reasons = Array.from(
    groupBy(results, ({ reason = '' }) => reason),
    ([reason, clauses]) => {
      const ids = clauses.map(({ clause }) => markup`<code>${clause}</code> `)
      return markup`<li><p>${cut(reason)}</p><p class="clauses">${ids}</p></li>`
    },
  )
  return markup`<details class="left-out"><summary>${renderMark('not-applicable')} ${results.length} not applicable, and why</summary><ul>${reasons}</ul></details>`
}
