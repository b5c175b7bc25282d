import type { Report, ReportedResult } from '../../report/report.ts'
import { groupBy } from '../group-by.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { anchorOf, hasDetail, sectionOf } from './render-results.ts'
import { renderLoneMark } from './verdict-mark.ts'

/** One row a clause, grouped by section, one column a target, a mark a verdict. */
export function renderMatrix(report: Report): Markup {
  const bySection = groupBy(report.results, ({ clause }) => sectionOf(clause))
  const heads = report.targets.map(({ name }) => markup`<th scope="col">${name}</th>`)
  const many = report.targets.length > 4 ? ' many' : ''
  return markup`<div class="matrix${many}" tabindex="0" role="region" aria-label="Verdicts by clause and target"><table>
<thead><tr><th scope="col">Promise</th>${heads}</tr></thead>
${Array.from(bySection, ([section, results]) => renderSection(report, section, results))}
</table></div>`
}

function renderSection(report: Report, section: string, results: readonly ReportedResult[]): Markup {
  const byClause = groupBy(results, ({ clause }) => clause)
  const span = report.targets.length + 1
  return markup`<tbody><tr class="section"><th scope="rowgroup" colspan="${span}">${section} <span>${byClause.size}</span></th></tr>
${Array.from(byClause.values(), (row) => renderRow(report, section, row))}</tbody>`
}

function renderRow(report: Report, section: string, row: readonly ReportedResult[]): Markup {
  const [{ clause, title, level } = { clause: '', title: '', level: 'must' }] = row
  const name = clause.slice(section.length + 1) || clause
  const verdicts = [...new Set(row.map(({ verdict }) => verdict))].join(' ')
  const cells = report.targets.map((target) =>
    renderCell(
      report,
      row.find((result) => result.target === target.name),
    ),
  )
  return markup`<tr data-section="${section}" data-verdicts="${verdicts}" data-text="${clause} ${title}">
<th scope="row"><code>${name}</code> <span>${title}</span>${level === 'should' ? markup` <i>should</i>` : ''}</th>${cells}</tr>
`
}

function renderCell(report: Report, result: ReportedResult | undefined): Markup {
  if (!result) return markup`<td></td>`
  const mark = renderLoneMark(result.verdict)
  return hasDetail(result)
    ? markup`<td><a href="#${anchorOf(report, result)}">${mark}</a></td>`
    : markup`<td>${mark}</td>`
}
