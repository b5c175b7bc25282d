import type { Verdict } from '../../judge/verdict.ts'
import { verdicts } from '../../judge/verdict.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { markOf } from './marks.ts'
import type { Screen } from './screen.ts'

/** A line for each section of the catalogue: how often each verdict came, in a column for each target. */
export function renderSections(report: Report, { colors }: Screen): string[] {
  const sections = [...new Set(report.results.map(sectionOf))]
  const left = Math.max(...sections.map(({ length }) => length))
  const columns = report.targets.map(({ name }, index) => {
    const own = report.results.filter(({ target }) => target === name)
    const present = verdicts.filter((verdict) => own.some((result) => result.verdict === verdict))
    const cells = present.map((verdict) => countEach(own, verdict, sections))
    const width = cells.reduce((sum, cell) => sum + cell.width + 4, -2)
    const longest = index === report.targets.length - 1 ? name.length : Math.max(width, 8)
    const head = name.length > longest ? `${name.slice(0, longest - 1)}…` : name
    const padding = ' '.repeat(Math.max(0, head.length - width))
    const rows = sections.map((_, row) => {
      const shown = cells.map(({ verdict, counts, width }) => {
        const count = counts[row] ?? 0
        return count === 0 ? ' '.repeat(width + 2) : markOf(verdict, colors, ` ${String(count).padStart(width)}`)
      })
      return `${shown.join('  ')}${padding}`
    })
    return [colors.bold(head.padEnd(width)), ...rows]
  })
  return ['', ...sections].map((section, row) =>
    [section.padEnd(left), ...columns.map((column) => column[row] ?? '')].join('   ').trimEnd(),
  )
}

function countEach(
  results: readonly ReportedResult[],
  verdict: Verdict,
  sections: readonly string[],
): { verdict: Verdict; counts: readonly number[]; width: number } {
  const counts = sections.map(
    (section) => results.filter((result) => result.verdict === verdict && sectionOf(result) === section).length,
  )
  return { verdict, counts, width: String(Math.max(...counts)).length }
}

function sectionOf({ clause }: ReportedResult): string {
  return clause.split('/')[0] ?? clause
}
