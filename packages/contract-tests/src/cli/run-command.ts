import type { Clause } from '../clause/clause.ts'
import { readDeviations, shippedDeviations } from '../deviations/read-deviations.ts'
import { getLog } from '../get-log.ts'
import { withCauses } from '../judge/causes.ts'
import { judgeContract } from '../judge/judge-all.ts'
import { assembleReport, secretsOf } from '../report/assemble-report.ts'
import { listUnclaimed } from '../report/coverage.ts'
import { outcomeOf } from '../report/outcome.ts'
import { recordExchange } from '../report/record-exchange.ts'
import type { HarExchange } from '../reporters/har/render-har.ts'
import type { Exchange } from '../witness/exchange.ts'
import type { ClauseOptions } from './select-clauses.ts'
import { selectClauses } from './select-clauses.ts'
import { showProgress } from './show-progress.ts'
import type { TargetOptions } from './use-targets.ts'
import { useTargets } from './use-targets.ts'
import type { ReportOptions } from './write-report.ts'
import { prepareOut, writeReport } from './write-report.ts'

/** The options of `get-log-contract run`. */
export interface RunOptions extends TargetOptions, ClauseOptions, ReportOptions {
  readonly deviations?: string
  /** Seconds. */
  readonly wait?: number
}

/** Judges clauses on targets, writes the reports, and returns the exit code. */
export async function runCommand(options: RunOptions): Promise<number> {
  const contract = { ...getLog, clauses: selectClauses(options) }
  // What a clause rests on is judged with it, and shown where it is why the clause is broken.
  const judged = { ...getLog, clauses: withCauses(contract.clauses, getLog.clauses) }
  const shipped = await readDeviations(getLog, shippedDeviations)
  const own = options.deviations === undefined ? [] : await readDeviations(getLog, options.deviations)
  await prepareOut(options.out)
  const startedAt = new Date()
  const start = performance.now()
  const patience = options.wait === undefined ? {} : { patienceMs: options.wait * 1000 }
  const deviations = [...shipped, ...own]
  const progress = showProgress(judged.clauses.length, process.stderr)
  const exchanges: HarExchange[] = []
  const used = await useTargets(options, async (target, signal) => {
    const onJudgement = (): void => progress.count(target.name)
    const onExchange = (exchange: Exchange, { id: clause }: Clause): void => {
      const startedAt = new Date(Date.now() - exchange.durationMs).toISOString()
      exchanges.push({ clause, target: target.name, startedAt, exchange: recordExchange(exchange, secretsOf(target)) })
    }
    const recording = options.reporter?.includes('har') === true ? { onExchange } : {}
    const judgements = await judgeContract(judged, target, {
      deviations,
      signal,
      onJudgement,
      ...recording,
      ...patience,
    })
    return { target, judgements }
  }).finally(progress.stop)
  const durationMs = performance.now() - start
  const targets = used.map(({ target }) => target)
  const named = new Set(used.flatMap((each) => each.judgements.map(({ because }) => because)))
  const judgements = used
    .flatMap((each) => each.judgements)
    .filter(({ clause }) => contract.clauses.includes(clause) || named.has(clause.id))
  const isWhole = options.clause === undefined && options.level === undefined
  const unclaimed = isWhole ? { unclaimed: listUnclaimed(contract) } : {}
  const report = assembleReport(contract, { startedAt, durationMs, targets, judgements, ...unclaimed })
  await writeReport(contract, report, { ...options, exchanges })
  return outcomeOf(report).exitCode
}
