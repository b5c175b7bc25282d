import type { Report } from './report.ts'

/**
 * What a run's report means to the shell: 0 conformant, 1 a `fail` or `stale`, 3 a `must` was `blocked`. Bad usage and errors of the
 * kit, 2, never come to a report.
 */
export function exitCodeOf(report: Report): 0 | 1 | 3 {
  if (report.results.some(({ verdict }) => verdict === 'fail' || verdict === 'stale')) return 1
  if (report.results.some(({ verdict, level }) => verdict === 'blocked' && level === 'must')) return 3
  return 0
}
