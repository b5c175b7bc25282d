import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Deviation } from '../deviations/deviations.ts'
import { withCauses } from '../judge/causes.ts'
import type { JudgeAllOptions } from '../judge/judge-all.ts'
import { judgeContract } from '../judge/judge-all.ts'
import type { RunOutcome } from '../report/assemble-report.ts'
import { assembleReport, secretsOf } from '../report/assemble-report.ts'
import { listUnclaimed } from '../report/coverage.ts'
import { recordExchange } from '../report/record-exchange.ts'
import { outcomeOf } from '../report/report.ts'
import type { HarExchange } from '../reporters/har/render-har.ts'
import type { Target } from '../targets/target.ts'
import type { Exchange } from '../witness/exchange.ts'
import type { ReporterName } from './reporter-names.ts'
import type { ClauseOptions } from './select-clauses.ts'
import { selectClauses } from './select-clauses.ts'
import { showProgress } from './show-progress.ts'
import { prepareOut, writeReport } from './write-report.ts'

export interface JudgeRunOptions extends ClauseOptions {
  readonly out?: string
  readonly reporter?: readonly ReporterName[]
  readonly verbose?: boolean
  readonly wait?: number
}

/** A target with its judgements. */
export type Judged = Pick<RunOutcome, 'judgements'> & { readonly target: Target }

export type JudgeTarget = (target: Target, options?: Pick<JudgeAllOptions, 'signal'>) => Promise<Judged>

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
  // The clauses that the selected ones rest on are judged, too, and shown if they are a cause.
  const judged = { ...given, clauses: withCauses(contract.clauses, given.clauses) }
  await prepareOut(options.out)
  const [startedAt, start] = [new Date(), performance.now()]
  const progress = showProgress(judged.clauses.length, process.stderr)
  const exchanges: HarExchange[] = []
  const used = await use(async (target, more) => {
    const onExchange = (exchange: Exchange, { id: clause }: Clause): void => {
      const startedAt = new Date(Date.now() - exchange.durationMs).toISOString()
      exchanges.push({ clause, target: target.name, startedAt, exchange: recordExchange(exchange, secretsOf(target)) })
    }
    const judgements = await judgeContract(judged, target, {
      deviations,
      onJudgement: () => progress.count(target.name),
      ...more,
      ...(options.reporter?.includes('har') && { onExchange }),
      ...(options.wait !== undefined && { patienceMs: options.wait * 1000 }),
    })
    return { target, judgements }
  }).finally(progress.stop)
  const named = new Set(used.flatMap((each) => each.judgements.map(({ because }) => because)))
  const isWhole = given.isComplete === true && options.clause === undefined && options.level === undefined
  const report = assembleReport(contract, {
    startedAt,
    durationMs: performance.now() - start,
    targets: used.map(({ target }) => target),
    judgements: used
      .flatMap(({ judgements }) => judgements)
      .filter(({ clause }) => contract.clauses.includes(clause) || named.has(clause.id)),
    ...(isWhole && { unclaimed: listUnclaimed(contract) }),
  })
  await writeReport(contract, report, options, exchanges)
  return outcomeOf(report).exitCode
}
