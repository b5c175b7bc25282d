import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Deviation } from '../deviations/deviation.ts'
import { withCauses } from '../judge/causes.ts'
import type { Judgement } from '../judge/judge.ts'
import type { JudgeAllOptions } from '../judge/judge-all.ts'
import { judgeContract } from '../judge/judge-all.ts'
import { assembleReport, secretsOf } from '../report/assemble-report.ts'
import { listUnclaimed } from '../report/coverage.ts'
import { outcomeOf } from '../report/outcome.ts'
import { recordExchange } from '../report/record-exchange.ts'
import type { HarExchange } from '../reporters/har/render-har.ts'
import type { Target } from '../targets/target.ts'
import type { Exchange } from '../witness/exchange.ts'
import type { ClauseOptions } from './select-clauses.ts'
import { selectClauses } from './select-clauses.ts'
import { showProgress } from './show-progress.ts'
import type { ReportOptions } from './write-report.ts'
import { prepareOut, writeReport } from './write-report.ts'

/** What every run that judges takes. */
export interface JudgeRunOptions extends ClauseOptions, ReportOptions {
  /** Seconds. */
  readonly wait?: number
}

/** A target with what was said of it. */
export interface Judged {
  readonly target: Target
  readonly judgements: readonly Judgement[]
}

type JudgeTarget = (target: Target, options?: JudgeAllOptions) => Promise<Judged>

/**
 * Judges the selected clauses of a contract on the targets that `use` opens, and closes once each has been judged; writes the reports, and returns the
 * exit code.
 */
export async function judgeRun(
  given: Contract,
  options: JudgeRunOptions,
  deviations: readonly Deviation[],
  use: (judge: JudgeTarget) => Promise<readonly Judged[]>,
): Promise<number> {
  const contract = { ...given, clauses: selectClauses(options, given) }
  // What a clause rests on is judged with it, and shown where it is why the clause is broken.
  const judged = { ...given, clauses: withCauses(contract.clauses, given.clauses) }
  await prepareOut(options.out)
  const startedAt = new Date()
  const start = performance.now()
  const patience = options.wait === undefined ? {} : { patienceMs: options.wait * 1000 }
  const progress = showProgress(judged.clauses.length, process.stderr)
  const exchanges: HarExchange[] = []
  const used = await use(async (target, more = {}) => {
    const onJudgement = (): void => progress.count(target.name)
    const onExchange = (exchange: Exchange, { id: clause }: Clause): void => {
      const startedAt = new Date(Date.now() - exchange.durationMs).toISOString()
      exchanges.push({ clause, target: target.name, startedAt, exchange: recordExchange(exchange, secretsOf(target)) })
    }
    const recording = options.reporter?.includes('har') === true ? { onExchange } : {}
    const shared = { deviations, onJudgement, ...recording, ...patience, ...more }
    return { target, judgements: await judgeContract(judged, target, shared) }
  }).finally(progress.stop)
  const durationMs = performance.now() - start
  const targets = used.map(({ target }) => target)
  const named = new Set(used.flatMap((each) => each.judgements.map(({ because }) => because)))
  const judgements = used
    .flatMap((each) => each.judgements)
    .filter(({ clause }) => contract.clauses.includes(clause) || named.has(clause.id))
  const isWhole = given.isComplete === true && options.clause === undefined && options.level === undefined
  const unclaimed = isWhole ? { unclaimed: listUnclaimed(contract) } : {}
  const report = assembleReport(contract, { startedAt, durationMs, targets, judgements, ...unclaimed })
  await writeReport(contract, report, { ...options, exchanges })
  return outcomeOf(report).exitCode
}
