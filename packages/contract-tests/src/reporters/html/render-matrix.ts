import type { Report, ReportedResult, ReportedTarget } from '../../report/report.ts'
import { groupBy, resultsOf, sectionOf, verdictLooks } from '../../report/report.ts'
import type { Markup } from './markup.ts'
import { cut, markup, renderMark } from './markup.ts'
import { anchorOf, dataOf, hasDetail } from './render-results.ts'

/** One row for each clause, grouped by section, one column for each target, and a mark for each verdict. */
export function renderMatrix(report: Report): Markup {
  const names = report.targets.map(({ name }) => name)
  const sections = Array.from(groupBy(report.results, sectionOf), ([section, results]) => {
    const rows = [...groupBy(results, ({ clause }) => clause).values()]
    return markup`<tbody><tr class="section"><th scope="rowgroup" colspan="${names.length + 1}">${section} <span>${rows.length}</span></th></tr>
${rows.map((row) => renderRow(report, names, row))}</tbody>`
  })
  return markup`<div class="matrix${names.length > 4 ? ' many' : ''}" tabindex="0" role="region" aria-label="Verdicts by clause and target"><table>
<thead><tr><th scope="col">Promise</th>${names.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
${sections}
</table></div>`
}

function renderRow(report: Report, names: readonly string[], row: readonly ReportedResult[]): Markup {
  const { clause = '', title, level } = row[0] ?? {}
  const name = clause.slice(clause.indexOf('/') + 1) || clause
  const cells = names.map((target) => {
    const result = row.find((own) => own.target === target)
    return markup`<td>${result && renderCell(report, result)}</td>`
  })
  return markup`<tr${dataOf(...row)}>
<th scope="row"><code>${name}</code> <span>${title}</span>${level === 'should' ? markup` <i>should</i>` : ''}</th>${cells}</tr>
`
}

/** A mark alone, with its word for screen readers and as a tooltip. */
function renderCell(report: Report, result: ReportedResult): Markup {
  const { word } = verdictLooks[result.verdict]
  const mark = markup`<span title="${word}">${renderMark(result.verdict)}<span class="unseen">${word}</span></span>`
  return hasDetail(result) ? markup`<a href="#${anchorOf(report, result)}">${mark}</a>` : mark
}

/** One row for each open question, with what each target was seen to do. */
export function renderObservations({ results, targets }: Report): Markup | undefined {
  const observed = results.filter(({ verdict }) => verdict === 'observed')
  if (observed.length === 0) return undefined
  const rows = Array.from(
    groupBy(observed, ({ clause }) => clause),
    ([clause, row]) => {
      const cells = targets.map(({ name }) => {
        const own = row.find(({ target }) => target === name)
        return markup`<td>${own && cut(own.observed ?? '')}</td>`
      })
      return markup`<tr><th scope="row"><code>${clause}</code> <span>${row[0]?.title}</span></th>${cells}</tr>
`
    },
  )
  const heads = targets.map(({ name }) => markup`<th scope="col">${name}</th>`)
  return markup`<section aria-labelledby="observed"><h2 id="observed">Observed, where nobody promised anything</h2>
<div class="matrix observations" tabindex="0" role="region" aria-label="Observations by question and target"><table>
<thead><tr><th scope="col">Question</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** What a target can arrange, why it cannot arrange the rest, and which clauses that left out. */
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
