import type { Report } from '../../report/report.ts'
import { markOf } from './marks.ts'
import type { Screen } from './screen.ts'

/** A line for each clause, by section, with a column of marks for each target. */
export function renderClauses(report: Report, { colors }: Screen): string[] {
  const verdicts = new Map(report.results.map((result) => [`${result.clause} ${result.target}`, result.verdict]))
  const clauses = new Map(report.results.map((result) => [result.clause, result]))
  const idWidth = Math.max(...[...clauses.keys()].map(({ length }) => length))
  const columns = report.targets.map(({ name }) => ({ name, width: Math.max(name.length, 3) }))
  const lines: string[] = []
  let section = ''
  for (const [id, { title, level }] of clauses) {
    const [own = ''] = id.split('/')
    if (own !== section) {
      section = own
      const heads = columns.map(({ name, width }) => center(name, width)).join('  ')
      lines.push('', `${colors.bold(own.padEnd(idWidth + 2))}${colors.dim(heads)}`)
    }
    const marks = columns.map(({ name, width }) => {
      const verdict = verdicts.get(`${id} ${name}`)
      return verdict === undefined ? ' '.repeat(width) : center(markOf(verdict, colors), width, 1)
    })
    const about = level === 'should' ? colors.dim(`${title} (should)`) : title
    lines.push(`  ${id.padEnd(idWidth)}${marks.map((mark) => `${mark}  `).join('')}${about}`)
  }
  return lines
}

function center(text: string, width: number, length: number = text.length): string {
  const left = Math.floor((width - length) / 2)
  return `${' '.repeat(left)}${text}${' '.repeat(width - length - left)}`
}
