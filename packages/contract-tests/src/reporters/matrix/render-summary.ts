import { countClauses, countVerdicts, resultsOf } from '../../report/groups.ts'
import { outcomeOf, plural } from '../../report/outcome.ts'
import type { Report } from '../../report/report.ts'
import type { MatrixOptions } from './render-matrix.ts'
import { markOf } from './screen.ts'

/** One line a target, with how often each verdict came, and a last one about all. */
export function renderSummary(report: Report, { colors, page }: MatrixOptions): string[] {
  const { coverage, durationMs, results, targets } = report
  const width = Math.max(...targets.map(({ name }) => name.length))
  const lines = targets.map(({ name, url }) => {
    const counts = Array.from(countVerdicts(resultsOf(results, name)), ([verdict, count]) => {
      return `${markOf(verdict, colors)} ${count} ${verdict}`
    })
    return `${colors.bold(name.padEnd(width))}  ${counts.join('  ')}  ${url.replace(/\/$/, '') === name ? '' : colors.dim(url)}`.trimEnd()
  })
  const { verdict, words } = outcomeOf(report)
  const { covered, pointers } = coverage
  const promises = pointers.length > 0 ? `${covered.length} of ${pointers.length} promises, ` : ''
  const facts = `${plural(countClauses(results), 'clause')}, ${promises}${(durationMs / 1000).toFixed(1)} s`
  const where = page === undefined ? '' : `: ${page}`
  return ['', ...lines, `${colors.bold(colors[verdict === 'pass' ? 'green' : 'red'](words))}: ${facts}${where}`]
}
