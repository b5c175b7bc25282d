import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Deviation } from '../deviations/deviations.ts'
import { readDeviations, shippedDeviations } from '../deviations/deviations.ts'
import { getLog } from '../get-log.ts'
import type { Judgement } from '../judge/judge.ts'
import type { JudgeAllOptions } from '../judge/judge-all.ts'
import { judgeContract } from '../judge/judge-all.ts'
import type { ReaderAdapter } from '../readers/reader.ts'
import { createReaderTarget } from '../readers/reader-target.ts'
import { readersContract } from '../readers/readers-contract.ts'
import { reportJudgement, secretsOf } from '../report/assemble-report.ts'
import type { ReportedResult } from '../report/report.ts'
import { describeResult } from '../report/report.ts'
import { describeExchange } from '../reporters/matrix/render-causes.ts'
import type { Target } from '../targets/target.ts'

/** How a suite judges. */
export interface ContractSuiteOptions extends JudgeAllOptions {
  /** The clauses to judge. Default: every one. */
  readonly clauses?: readonly Clause[]
}

const suiteMs = 180_000

/**
 * Creates a test for each clause in the Vitest suite that calls it. `pass`, `warn`, `observed` and `deviation` pass, `not-applicable` and
 * `consequence` are skipped with their reason, everything else fails and shows what was expected, what was seen and the exchange. All clauses are
 * judged together, and each test ends when its clause has been judged. The target is opened before the first test and closed after the last.
 *
 * The deviations shipped with the kit are known; `deviations` adds to them.
 */
export function contractSuite(open: Target | (() => Promise<Target>), options: ContractSuiteOptions = {}): void {
  const name = typeof open === 'function' ? 'the endpoint' : open.name
  judgingSuite(`${name} keeps the contract of ${getLog.name}`, getLog, open, options, () =>
    readDeviations(getLog, shippedDeviations),
  )
}

/**
 * Like {@link contractSuite}, for the promises of a program or a library that reads logs. What the adapter does not claim is skipped; by default it
 * claims `whole`.
 */
export function readerSuite(adapter: ReaderAdapter, options: ContractSuiteOptions = {}): void {
  const name = adapter.name ?? 'the reader'
  judgingSuite(`${name} keeps the promises of a reader`, readersContract, () => createReaderTarget(adapter), options)
}

function judgingSuite(
  title: string,
  contract: Contract,
  open: Target | (() => Promise<Target>),
  options: ContractSuiteOptions,
  readShipped = async (): Promise<readonly Deviation[]> => [],
): void {
  const selected = options.clauses ?? contract.clauses
  describe(title, () => {
    const settle = new Map<Clause, (judgement: Judgement) => void>()
    const judged = new Map(
      selected.map((clause) => [clause, new Promise<Judgement>((stand) => settle.set(clause, stand))]),
    )
    let target: Target | undefined
    let judging: Promise<readonly Judgement[]> = Promise.resolve([])
    beforeAll(async () => {
      target = typeof open === 'function' ? await open() : open
      const deviations = [...(await readShipped()), ...(options.deviations ?? [])]
      const onJudgement = (judgement: Judgement): void => {
        settle.get(judgement.clause)?.(judgement)
        options.onJudgement?.(judgement)
      }
      judging = judgeContract({ ...contract, clauses: selected }, target, { ...options, deviations, onJudgement })
      // Each test throws it.
      judging.catch(() => {})
    }, suiteMs)
    afterAll(async () => {
      await judging.catch(() => {})
      await target?.close()
    }, suiteMs)

    for (const clause of selected) {
      test.concurrent(`${clause.id}: ${clause.title}`, { timeout: suiteMs }, async ({ annotate, skip }) => {
        const judgement = await Promise.race([judged.get(clause), judging.then(() => undefined)])
        if (judgement === undefined) throw new Error(`The clause ${clause.id} was not judged`)
        const result = reportJudgement(judgement, secretsOf(judgement.target))
        const { verdict, reason, because } = result
        if (verdict === 'not-applicable') skip(reason)
        if (verdict === 'consequence') skip(`A consequence of ${because}, which is broken too`)
        if (verdict === 'pass') return
        const told = explain(result)
        if (verdict === 'warn' || verdict === 'deviation' || verdict === 'observed') await annotate(told, verdict)
        else throw new Error(told)
      })
    }

    test('some clause applies', { timeout: suiteMs }, async () => {
      if ((await judging).some(({ verdict }) => verdict !== 'not-applicable')) return
      const reasons = 'each skipped clause says what it would take'
      throw new Error(`No clause applies to ${target?.name}, so nothing was judged: ${reasons}`)
    })
  })
}

/** A result for people: why, each finding with what was expected and what was seen, and the exchanges. */
function explain(result: ReportedResult): string {
  const exchanges = result.findings.flatMap(({ exchange }) => exchange ?? [])
  const lines = [...describeResult({ result, consequences: [] }), ...exchanges.flatMap(describeExchange)]
  return [`${result.clause} on ${result.target}: ${result.verdict}`, ...lines.map((line) => `  ${line}`)].join('\n')
}
