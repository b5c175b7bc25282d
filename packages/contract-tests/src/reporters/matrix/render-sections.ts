import { countVerdicts, groupBy, resultsOf, sectionOf } from '../../report/groups.ts'
import type { Report } from '../../report/report.ts'
import type { Screen } from './screen.ts'
import { markOf } from './screen.ts'

/** A line for each section of the catalogue: how often each verdict came, in a column for each target. */
export function renderSections(report: Report, { colors }: Screen): string[] {
  const sections = [...new Set(report.results.map(sectionOf))]
  const left = Math.max(...sections.map(({ length }) => length))
  const columns = report.targets.map(({ name }, index) => {
    const own = resultsOf(report.results, name)
    const bySection = groupBy(own, sectionOf)
    const counts = sections.map((section) => countVerdicts(bySection.get(section) ?? []))
    const widths = [...countVerdicts(own).keys()].map((verdict) => {
      return [verdict, Math.max(...counts.map((count) => String(count.get(verdict) ?? '').length))] as const
    })
    const width = widths.reduce((sum, [, digits]) => sum + digits + 4, -2)
    const longest = index === report.targets.length - 1 ? name.length : Math.max(width, 8)
    const head = name.length > longest ? `${name.slice(0, longest - 1)}…` : name
    const rows = counts.map((count) => {
      const cells = widths.map(([verdict, digits]) => {
        const number = count.get(verdict)
        return number === undefined
          ? ' '.repeat(digits + 2)
          : markOf(verdict, colors, ` ${String(number).padStart(digits)}`)
      })
      return `${cells.join('  ')}${' '.repeat(Math.max(0, head.length - width))}`
    })
    return [colors.bold(head.padEnd(width)), ...rows]
  })
  return ['', ...sections].map((section, row) =>
    [section.padEnd(left), ...columns.map((column) => column[row] ?? '')].join('   ').trimEnd(),
  )
}
