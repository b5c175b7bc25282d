import { groupBy, sectionOf } from '../../report/groups.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Markup } from './markup.ts'
import { markup, renderMark } from './markup.ts'
import { anchorOf, dataOf, hasDetail } from './render-results.ts'

/** One row a clause, grouped by section, one column a target, a mark a verdict. */
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

/** A mark by itself, with its word for whoever cannot see it, and for whoever points at it. */
function renderCell(report: Report, result: ReportedResult): Markup {
  const { word } = verdictLooks[result.verdict]
  const mark = markup`<span title="${word}">${renderMark(result.verdict)}<span class="unseen">${word}</span></span>`
  return hasDetail(result) ? markup`<a href="#${anchorOf(report, result)}">${mark}</a>` : mark
}
