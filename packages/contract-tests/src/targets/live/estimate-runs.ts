import type { Clause } from '../../clause/clause.ts'
import type { Capability } from '../../clause/scene.ts'

/** Runs that one clause starts for itself, on average. */
const each: Partial<Record<Capability, number>> = { writtenLog: 1.3, steeredLog: 1.2, growingLog: 1, guardedRun: 1.5 }

/** Logs of which all clauses share one, where any needs it. */
const shared: readonly Capability[] = ['finishedLog', 'knownLog', 'ansiLog', 'largeLog', 'restrictedLog', 'guardedLog']

const neverArranged: readonly Capability[] = ['namedLog', 'rateLimit', 'exhaustedLog', 'emptyLog']
const ofTwoAccounts: readonly Capability[] = ['guardedLog', 'guardedRun', 'foreignLog', 'forbiddenLog']

/** About how many runs these clauses start, with those that are tried out before. */
export function estimateRuns(clauses: readonly Clause[], hasOther: boolean): number {
  const out = hasOther ? neverArranged : [...neverArranged, ...ofTwoAccounts]
  const needs = clauses.map((clause) => clause.needs).filter((all) => !all.some((need) => out.includes(need)))
  const own = needs.flat().reduce((sum, need) => sum + (each[need] ?? 0), 0)
  const common = shared.filter((need) => needs.some((all) => all.includes(need))).length
  return 2 + common + Math.ceil(own)
}
