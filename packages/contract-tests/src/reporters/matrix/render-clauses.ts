import { groupBy, sectionOf } from '../../report/groups.ts'
import type { Report } from '../../report/report.ts'
import type { Screen } from './screen.ts'
import { markOf } from './screen.ts'

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
