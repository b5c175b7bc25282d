import { verdicts } from '../../judge/verdict.ts'
import { outcomeOf } from '../../report/outcome.ts'
import type { Report } from '../../report/report.ts'
import { markOf } from './marks.ts'
import type { MatrixOptions } from './render-matrix.ts'

/** One line a target, with how often each verdict came, and a last one about all. */
export function renderSummary(report: Report, { colors, page }: MatrixOptions): string[] {
  const width = Math.max(...report.targets.map(({ name }) => name.length))
  const lines = report.targets.map(({ name, url }) => {
    const results = report.results.filter(({ target }) => target === name)
    const counts = verdicts
      .map((verdict) => ({ verdict, count: results.filter((result) => result.verdict === verdict).length }))
      .filter(({ count }) => count > 0)
      .map(({ verdict, count }) => `${markOf(verdict, colors)} ${count} ${verdict}`)
    return `${colors.bold(name.padEnd(width))}  ${counts.join('  ')}  ${url === name ? '' : colors.dim(url)}`.trimEnd()
  })
  const { pointers, covered } = report.coverage
  const clauses = new Set(report.results.map(({ clause }) => clause)).size
  const seconds = (report.durationMs / 1000).toFixed(1)
  const { verdict, words } = outcomeOf(report)
  const facts = `${clauses} ${clauses === 1 ? 'clause' : 'clauses'}, ${covered.length} of ${pointers.length} promises, ${seconds} s`
  const where = page === undefined ? '' : `: ${page}`
  return ['', ...lines, `${colors.bold(colors[verdict === 'pass' ? 'green' : 'red'](words))}: ${facts}${where}`]
}
