import type { Report } from './report.ts'

/**
 * What a run's report means to the shell: 0 conformant, 1 a `fail`, a `stale` or a promise that no clause rests on, 3 a `must` was `blocked`, 2 no clause
 * applied to any target: nothing was judged, which is no conformance. Bad usage and errors of the kit, 2 as well, never come to a report.
 */
export function exitCodeOf(report: Report): 0 | 1 | 2 | 3 {
  if (report.results.some(({ verdict }) => verdict === 'fail' || verdict === 'stale')) return 1
  if (report.coverage.unclaimed?.length) return 1
  if (report.results.some(({ verdict, level }) => verdict === 'blocked' && level === 'must')) return 3
  if (report.results.every(({ verdict }) => verdict === 'not-applicable')) return 2
  return 0
}
