import type { Clause, Finding } from '../clause/clause.ts'
import type { Deviation } from '../deviations/deviation.ts'
import { explainDeviation } from '../deviations/deviation.ts'
import type { Target } from '../targets/target.ts'
import type { Verdict } from './verdict.ts'

interface Weighed {
  readonly verdict: Verdict
  readonly reason?: string
  readonly findings: readonly Finding[]
}

/** The verdict that findings come to, with the breaches that are recorded. */
export function weigh(
  clause: Clause,
  target: Target,
  findings: readonly Finding[],
  options: { readonly deviations?: readonly Deviation[]; readonly today?: string },
): Weighed {
  const recorded = (options.deviations ?? []).filter(
    (entry) => entry.clause === clause.id && entry.target === target.name,
  )
  const codes = new Set(findings.map(({ code }) => code))
  const unexcused = findings.filter(({ code }) => !recorded.some((entry) => entry.code === code))
  if (unexcused.length > 0) return { verdict: clause.level === 'must' ? 'fail' : 'warn', findings: unexcused }
  const gone = recorded.filter((entry) => !codes.has(entry.code))
  if (gone.length > 0) {
    const named = gone.map((entry) => entry.code).join(', ')
    const reason = `Recorded as a deviation (${named}), but the promise holds now: remove the entry`
    return { verdict: 'stale', reason, findings: [] }
  }
  if (findings.length === 0) return { verdict: 'pass', findings }
  const today = options.today ?? new Date().toISOString().slice(0, 10)
  const reasons = new Set(recorded.map((entry) => explainDeviation(entry, today)))
  return { verdict: 'deviation', reason: [...reasons].join(' '), findings }
}
