import { setTimeout as sleep } from 'node:timers/promises'
import type { Clause, Finding } from '../clause/clause.ts'
import { Broken, finding } from '../clause/clause.ts'
import { Blocked, Inapplicable, RunDisturbed } from '../clause/scene.ts'
import type { Contract } from '../contract.ts'
import type { Deviation } from '../deviations/deviations.ts'
import { explainDeviation } from '../deviations/deviations.ts'
import { withSecrets } from '../redaction/secrets-in-use.ts'
import type { Target } from '../targets/target.ts'
import { whyNot } from '../targets/target.ts'
import { UsageError } from '../usage/usage-error.ts'
import type { Staging } from './stage-scene.ts'
import { Pace, stageScene } from './stage-scene.ts'
import type { Verdict } from './verdict.ts'

/** How much of a body a finding keeps. */
const keptBytes = 16 * 1024

/** How often a clause is judged again because of a 429 by chance. */
const limitedTries = 5

/** How many requests a second to send to a target that has been seen to limit them. */
const politePerSecond = 20

const secondPatience = 3

/** How to judge; everything has a default. */
export interface JudgeOptions extends Partial<Staging> {
  /** Recorded breaches; those of other targets and clauses are ignored. */
  readonly deviations?: readonly Deviation[]
  /** The day, `YYYY-MM-DD`, from which deviations count as overdue for review; default today (UTC). */
  readonly today?: string | undefined
  /** Whether to try again, with three times the patience, if a finding rests on a wait that ran out. Default true. */
  readonly secondTry?: boolean
}

/** The judgement of one clause on one target. */
export interface Judgement {
  readonly clause: Clause
  readonly target: Target
  readonly verdict: Verdict
  /** The reason, where the findings do not give it: the missing capability, the failed arrangement, the recorded deviation. */
  readonly reason?: string | undefined
  /** For a consequence: the id of the broken clause that it rests on. */
  readonly because?: string | undefined
  /** What an open question saw. */
  readonly observed?: string | undefined
  readonly findings: readonly Finding[]
  readonly durationMs: number
}

/** A clause or a target threw what it should not: nothing is known about the promise. */
export class KitError extends Error {
  override readonly name = 'KitError'
}

/**
 * Judges one clause of a contract on one target. If its finding rests on a wait that ran out, tries again.
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

export function tryAgain(contract: Contract, clause: Clause, target: Target, options: JudgeOptions): Promise<Attempt> {
  return tryClause(contract, clause, target, { ...options, patienceMs: secondPatience * patienceOf(target, options) })
}

/** A judgement, and whether more time may change it. */
export type Attempt = Awaited<ReturnType<typeof tryClause>>

/** Judges once; waits out a 429 that comes by chance. */
export async function tryClause(contract: Contract, clause: Clause, target: Target, options: JudgeOptions) {
  const startedAt = performance.now()
  const reason = clause.needs.map((need) => whyNot(target, need)).find((lacking) => lacking !== undefined)
  const { isLate = false, ...decision } =
    reason === undefined
      ? await decideWithinLimit(contract, clause, target, options)
      : because('not-applicable', reason)
  const judgement: Judgement = { clause, target, ...decision, durationMs: performance.now() - startedAt }
  return { judgement, isLate }
}

type Decision = Omit<Judgement, 'clause' | 'target' | 'durationMs'> & { readonly isLate?: boolean }

function because(verdict: Verdict, reason: string): Decision {
  return { verdict, reason, findings: [] }
}

function patienceOf(target: Target, options: JudgeOptions): number {
  return options.patienceMs ?? target.patienceMs ?? 10_000
}

async function decideWithinLimit(
  { operation }: Contract,
  clause: Clause,
  target: Target,
  options: JudgeOptions,
): Promise<Decision> {
  const { onExchange, deadline = Number.POSITIVE_INFINITY, pace = new Pace(target.requestsPerSecond) } = options
  const provokesLimit = clause.needs.some((need) => need === 'exhaustedLog' || need === 'rateLimit')
  const staging: Staging = { patienceMs: patienceOf(target, options), pace, deadline, onExchange, provokesLimit }
  for (let tries = 1; ; tries += 1) {
    const { scene, close } = stageScene(operation.path, target, staging)
    const look = async () => (clause.basis === 'open' ? clause.observe(scene) : clause.check(scene))
    // Whether its result counts is known only when its scene is closed.
    const [looked] = await Promise.allSettled([withSecrets(target.secrets, look)])
    const { waited, limitedMs, isUnanswered, mishap } = await close()
    if (limitedMs === undefined) {
      const decision = decide(looked, clause, target, options)
      if (mishap !== undefined && decision.findings.length > 0) return because('blocked', mishap)
      // A promise that nothing bad comes is not kept by an absence of answers.
      if (decision.verdict === 'pass' && isUnanswered)
        return { ...because('blocked', 'No answer came whole, so that nothing was judged'), isLate: waited }
      return { ...decision, isLate: waited && ['fail', 'warn', 'blocked'].includes(decision.verdict) }
    }
    if (tries === limitedTries || performance.now() + limitedMs > deadline) {
      const advice = 'run again later, or against a target that nothing else asks'
      return because('blocked', `The target answered 429, ${tries} times: ${advice}`)
    }
    pace.slowTo(politePerSecond)
    await sleep(limitedMs)
  }
}

/** The verdict on what a clause saw, found or threw. */
function decide(
  looked: PromiseSettledResult<string | readonly Finding[]>,
  clause: Clause,
  target: Target,
  options: JudgeOptions,
): Decision {
  const error: unknown = looked.status === 'rejected' ? looked.reason : undefined
  const found = looked.status === 'fulfilled' ? looked.value : findingsOf(error)
  if (typeof found === 'string') return { verdict: 'observed', observed: found, findings: [] }
  if (found !== undefined) {
    if (isGone(found)) return because('blocked', `Nothing answers at ${target.url} any more`)
    return weigh(clause, target, found.map(shorten), options)
  }
  if (error instanceof Inapplicable) return because('not-applicable', error.message)
  if (error instanceof Blocked) return because('blocked', error.message)
  if (error instanceof UsageError) throw error
  throw new KitError(`The clause ${clause.id} failed on ${target.name}: ${error}`, { cause: error })
}

/** The findings of a check that threw. */
function findingsOf(error: unknown): readonly Finding[] | undefined {
  if (error instanceof Broken) return error.findings
  if (!(error instanceof RunDisturbed)) return undefined
  return [finding('run-disturbed', 'a run that goes on until it is told to end', error.message)]
}

/** A target that is gone says nothing about its promises. */
function isGone(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ exchange }) => exchange?.detail?.includes('ECONNREFUSED') === true)
}

/** An endless target would fill the memory: a finding keeps only the beginning of its body. */
function shorten(found: Finding): Finding {
  return found.exchange === undefined ? found : { ...found, exchange: found.exchange.shorten(keptBytes) }
}

/** The verdict on findings, given the recorded breaches. */
function weigh(
  clause: Clause,
  target: Target,
  findings: readonly Finding[],
  { deviations = [], today = new Date().toISOString().slice(0, 10) }: JudgeOptions,
): Decision {
  const recorded = deviations.filter((entry) => entry.clause === clause.id && entry.target === target.name)
  const codes = new Set(findings.map(({ code }) => code))
  const unexcused = findings.filter(({ code }) => !recorded.some((entry) => entry.code === code))
  if (unexcused.length > 0) return { verdict: clause.level === 'must' ? 'fail' : 'warn', findings: unexcused }
  const gone = recorded.filter((entry) => !codes.has(entry.code))
  if (gone.length > 0) {
    const named = gone.map((entry) => entry.code).join(', ')
    return because('stale', `Recorded as a deviation (${named}), but the promise holds now: remove the entry`)
  }
  if (findings.length === 0) return { verdict: 'pass', findings }
  const reasons = new Set(recorded.map((entry) => explainDeviation(entry, today)))
  return { verdict: 'deviation', reason: [...reasons].join(' '), findings }
}
