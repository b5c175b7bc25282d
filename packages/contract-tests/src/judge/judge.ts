import type { Clause } from '../clause/clause.ts'
import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import { Blocked, RunDisturbed } from '../clause/scene.ts'
import type { Contract } from '../contract.ts'
import type { Deviation } from '../deviations/deviation.ts'
import { explainDeviation } from '../deviations/deviation.ts'
import type { Target } from '../targets/target.ts'
import { whyNot } from '../targets/target.ts'
import { Pace } from './pace.ts'
import type { Staging } from './stage-scene.ts'
import { stageScene } from './stage-scene.ts'
import type { Verdict } from './verdict.ts'

/** What a finding keeps of a body. */
const keptBytes = 16 * 1024

/** How to judge; everything has a default. */
export interface JudgeOptions extends Partial<Staging> {
  /** Recorded breaches; those of other targets and clauses are ignored. */
  readonly deviations?: readonly Deviation[]
  /** The day, `YYYY-MM-DD`, from which deviations count as overdue for review; default today (UTC). */
  readonly today?: string
}

/** What the judge says of one clause on one target. */
export interface Judgement {
  readonly clause: Clause
  readonly target: Target
  readonly verdict: Verdict
  readonly reason?: string
  readonly findings: readonly Finding[]
  readonly durationMs: number
}

/**
 * Judges one clause of a contract on one target.
 *
 * @throws KitError if the clause itself fails, which is a mistake in the kit or in a custom target.
 */
export async function judgeClause(
  contract: Contract,
  clause: Clause,
  target: Target,
  options: JudgeOptions = {},
): Promise<Judgement> {
  const startedAt = performance.now()
  const judgement = await decide(contract, clause, target, options)
  return { clause, target, ...judgement, durationMs: performance.now() - startedAt }
}

/** A clause or a target that threw what it should not: nothing is known about the promise. */
export class KitError extends Error {
  override readonly name = 'KitError'
}

type Decision = Pick<Judgement, 'verdict' | 'reason' | 'findings'>

async function decide(
  { operation }: Contract,
  clause: Clause,
  target: Target,
  options: JudgeOptions,
): Promise<Decision> {
  const reason = clause.needs.map((need) => whyNot(target, need)).find((lacking) => lacking !== undefined)
  if (reason !== undefined) return { verdict: 'not-applicable', reason, findings: [] }
  const staging: Staging = {
    patienceMs: options.patienceMs ?? target.patienceMs ?? 10_000,
    pace: options.pace ?? new Pace(target.requestsPerSecond),
    deadline: options.deadline ?? Number.POSITIVE_INFINITY,
  }
  const { scene, close } = stageScene(operation.path, target, staging)
  try {
    const findings = await clause.check(scene)
    return weigh(clause, target, findings.map(shorten), options)
  } catch (error) {
    if (error instanceof RunDisturbed) {
      const disturbed = finding('run-disturbed', 'a run that goes on until it is told to end', error.message)
      return weigh(clause, target, [disturbed], options)
    }
    if (error instanceof Blocked) return { verdict: 'blocked', reason: error.message, findings: [] }
    throw new KitError(`The clause ${clause.id} failed on ${target.name}: ${error}`, { cause: error })
  } finally {
    await close()
  }
}

/** A target without end would fill the memory with what it said: a finding keeps the beginning. */
function shorten(found: Finding): Finding {
  return found.exchange === undefined ? found : { ...found, exchange: found.exchange.shorten(keptBytes) }
}

function weigh(clause: Clause, target: Target, findings: readonly Finding[], options: JudgeOptions): Decision {
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
