import { setTimeout as sleep } from 'node:timers/promises'
import type { Clause, Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { Blocked, Inapplicable, RunDisturbed } from '../clause/scene.ts'
import type { Contract } from '../contract.ts'
import type { Deviation } from '../deviations/deviation.ts'
import { withSecrets } from '../redaction/secrets-in-use.ts'
import type { Target } from '../targets/target.ts'
import { whyNot } from '../targets/target.ts'
import { UsageError } from '../usage/usage-error.ts'
import { Pace } from './pace.ts'
import type { Staging } from './stage-scene.ts'
import { stageScene } from './stage-scene.ts'
import type { Verdict } from './verdict.ts'
import { weigh } from './weigh.ts'

/** What a finding keeps of a body. */
const keptBytes = 16 * 1024

/** How often a clause is judged again because it met a 429 by chance. */
const limitedTries = 5

/** What requests a second are sent to a target that has shown to limit them. */
const politePerSecond = 20

/** How much longer a second try waits. */
const secondPatience = 3

/** How to judge; everything has a default. */
export interface JudgeOptions extends Partial<Staging> {
  /** Recorded breaches; those of other targets and clauses are ignored. */
  readonly deviations?: readonly Deviation[]
  /** The day, `YYYY-MM-DD`, from which deviations count as overdue for review; default today (UTC). */
  readonly today?: string
  /** Whether a finding that rests on a wait that ran out is looked for again, with three times the patience. Default true. */
  readonly secondTry?: boolean
}

/** What the judge says of one clause on one target. */
export interface Judgement {
  readonly clause: Clause
  readonly target: Target
  readonly verdict: Verdict
  /** Why, where findings do not say it. */
  readonly reason?: string
  /** Of a consequence: the id of the clause that it rests on and that is broken too. */
  readonly because?: string
  /** What an open question saw. */
  readonly observed?: string
  readonly findings: readonly Finding[]
  readonly durationMs: number
}

/** A judgement, and whether it may change if there is more time. */
export interface Attempt {
  readonly judgement: Judgement
  readonly isLate: boolean
}

/** A clause or a target that threw what it should not: nothing is known about the promise. */
export class KitError extends Error {
  override readonly name = 'KitError'
}

/**
 * Judges one clause of a contract on one target. What rests on a wait that ran out is tried again.
 *
 * @throws KitError if the clause itself fails, which is a mistake in the kit or in a custom target.
 */
export async function judgeClause(
  contract: Contract,
  clause: Clause,
  target: Target,
  options: JudgeOptions = {},
): Promise<Judgement> {
  const first = await tryClause(contract, clause, target, options)
  if (!first.isLate || options.secondTry === false) return first.judgement
  return (await tryAgain(contract, clause, target, options)).judgement
}

/** Judges once more, with three times the patience. */
export function tryAgain(contract: Contract, clause: Clause, target: Target, options: JudgeOptions): Promise<Attempt> {
  return tryClause(contract, clause, target, { ...options, patienceMs: secondPatience * patienceOf(target, options) })
}

/** Judges once; a 429 that is met by chance is waited out. */
export async function tryClause(
  contract: Contract,
  clause: Clause,
  target: Target,
  options: JudgeOptions,
): Promise<Attempt> {
  const startedAt = performance.now()
  const reason = clause.needs.map((need) => whyNot(target, need)).find((lacking) => lacking !== undefined)
  const decide = async (): Promise<Decision> =>
    reason === undefined
      ? decideWithinLimit(contract, clause, target, options)
      : { verdict: 'not-applicable', reason, findings: [] }
  const { isLate = false, ...decision } = await decide()
  const judgement = { clause, target, ...decision, durationMs: performance.now() - startedAt }
  return { judgement, isLate }
}

type Decision = Omit<Judgement, 'clause' | 'target' | 'durationMs'> & { readonly isLate?: boolean }

function patienceOf(target: Target, options: JudgeOptions): number {
  return options.patienceMs ?? target.patienceMs ?? 10_000
}

async function decideWithinLimit(
  { operation }: Contract,
  clause: Clause,
  target: Target,
  options: JudgeOptions,
): Promise<Decision> {
  const pace = options.pace ?? new Pace(target.requestsPerSecond)
  const staging: Staging = {
    patienceMs: patienceOf(target, options),
    pace,
    deadline: options.deadline ?? Number.POSITIVE_INFINITY,
    ...(options.onExchange !== undefined && { onExchange: options.onExchange }),
    provokesLimit: clause.needs.some((need) => need === 'exhaustedLog' || need === 'rateLimit'),
  }
  for (let tries = 1; ; tries += 1) {
    const { scene, close } = stageScene(operation.path, target, staging)
    const decide = await examine(clause, target, scene)
    const { waited, limitedMs, isUnanswered, mishap } = await close()
    if (limitedMs === undefined) {
      const decision = decide(options)
      if (mishap !== undefined && decision.findings.length > 0)
        return { verdict: 'blocked', reason: mishap, findings: [] }
      // A promise that nothing bad comes is not kept by nothing at all.
      if (decision.verdict === 'pass' && isUnanswered)
        return {
          verdict: 'blocked',
          reason: 'No answer came whole, so that nothing was judged',
          findings: [],
          isLate: waited,
        }
      return { ...decision, isLate: waited && ['fail', 'warn', 'blocked'].includes(decision.verdict) }
    }
    if (tries === limitedTries || performance.now() + limitedMs > staging.deadline) {
      const reason = `The target answered 429, ${tries} times: run again later, or against a target that nothing else asks`
      return { verdict: 'blocked', reason, findings: [] }
    }
    pace.slowTo(politePerSecond)
    await sleep(limitedMs)
  }
}

/** Runs the check, and gives what turns its outcome into a verdict: whether it counts is known only when its scene is closed. */
async function examine(
  clause: Clause,
  target: Target,
  scene: ReturnType<typeof stageScene>['scene'],
): Promise<(options: JudgeOptions) => Decision> {
  try {
    if (clause.basis === 'open') {
      const observed = await withSecrets(target.secrets, async () => clause.observe(scene))
      return () => ({ verdict: 'observed', observed, findings: [] })
    }
    const found = await withSecrets(target.secrets, async () => clause.check(scene))
    const findings = found.map(shorten)
    if (isGone(findings))
      return () => ({ verdict: 'blocked', reason: `Nothing answers at ${target.url} any more`, findings: [] })
    return (options) => weigh(clause, target, findings, options)
  } catch (error) {
    if (error instanceof RunDisturbed) {
      const disturbed = finding('run-disturbed', 'a run that goes on until it is told to end', error.message)
      return (options) => weigh(clause, target, [disturbed], options)
    }
    if (error instanceof Inapplicable) return () => ({ verdict: 'not-applicable', reason: error.message, findings: [] })
    if (error instanceof UsageError)
      return () => {
        throw error
      }
    if (error instanceof Blocked) return () => ({ verdict: 'blocked', reason: error.message, findings: [] })
    return () => {
      throw new KitError(`The clause ${clause.id} failed on ${target.name}: ${error}`, { cause: error })
    }
  }
}

/** A target that has gone says nothing about its promises. */
function isGone(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ exchange }) => exchange?.detail?.includes('ECONNREFUSED') === true)
}

/** A target without end would fill the memory with what it said: a finding keeps the beginning. */
function shorten(found: Finding): Finding {
  return found.exchange === undefined ? found : { ...found, exchange: found.exchange.shorten(keptBytes) }
}
