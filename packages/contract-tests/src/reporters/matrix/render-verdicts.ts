import type { Report } from '../../report/report.ts'
import { countVerdicts, groupBy, resultsOf, sectionOf } from '../../report/report.ts'
import type { Screen } from './screen.ts'
import { markOf } from './screen.ts'

/** A line for each section of the catalogue: how often each verdict occurred, in a column for each target. */
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

/** A line for each clause, by section, with a column of marks for each target. */
export function renderClauses({ results, targets }: Report, { colors }: Screen): string[] {
  const clauses = groupBy(results, ({ clause }) => clause)
  const idWidth = Math.max(...[...clauses.keys()].map(({ length }) => length))
  const columns = targets.map(({ name }) => ({ name, width: Math.max(name.length, 3) }))
  const heads = columns.map(({ name, width }) => center(name, width)).join('  ')
  return [...groupBy([...clauses.values()], ([first]) => (first ? sectionOf(first) : ''))].flatMap(
    ([section, rows]) => [
      '',
      `${colors.bold(section.padEnd(idWidth + 2))}${colors.dim(heads)}`,
      ...rows.map((row) => {
        const { clause = '', title = '', level } = row[0] ?? {}
        const marks = columns.map(({ name, width }) => {
          const own = row.find(({ target }) => target === name)
          return `${own === undefined ? ' '.repeat(width) : center(markOf(own.verdict, colors), width, 1)}  `
        })
        return `  ${clause.padEnd(idWidth)}${marks.join('')}${level === 'should' ? colors.dim(`${title} (should)`) : title}`
      }),
    ],
  )
}

function center(text: string, width: number, length: number = text.length): string {
  const left = Math.floor((width - length) / 2)
  return `${' '.repeat(left)}${text}${' '.repeat(width - length - left)}`
}
