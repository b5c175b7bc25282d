import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Clause } from '../clause/clause.ts'
import { readDeviations, shippedDeviations } from '../deviations/read-deviations.ts'
import { getLog, judgeAll } from '../get-log.ts'
import type { Judgement } from '../judge/judge.ts'
import type { JudgeAllOptions } from '../judge/judge-all.ts'
import { redact } from '../redaction/redact.ts'
import type { Target } from '../targets/target.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'

/** How a suite judges. */
export interface ContractSuiteOptions extends JudgeAllOptions {
  /** The clauses to judge. Default: every one. */
  readonly clauses?: readonly Clause[]
}

const suiteMs = 180_000

/**
 * Makes a test of each clause in the Vitest suite that calls it. `pass`, `warn`, `observed` and `deviation` pass, `not-applicable` and
 * `consequence` are skipped with their reason, everything else fails and tells what was expected, what was seen and the exchange. The target is opened before the first test
 * and closed after the last.
 *
 * The deviations shipped with the kit are known; `deviations` adds to them.
 */
export function contractSuite(open: Target | (() => Promise<Target>), options: ContractSuiteOptions = {}): void {
  const selected = options.clauses ?? getLog.clauses
  const name = typeof open === 'function' ? 'the endpoint' : open.name
  describe(`${name} keeps the contract of ${getLog.name}`, () => {
    const judgements = new Map<Clause, Judgement>()
    let target: Target | undefined
    beforeAll(async () => {
      target = typeof open === 'function' ? await open() : open
      const deviations = [...(await readDeviations(getLog, shippedDeviations)), ...(options.deviations ?? [])]
      for (const judgement of await judgeAll(selected, target, { ...options, deviations })) {
        judgements.set(judgement.clause, judgement)
      }
    }, suiteMs)
    afterAll(async () => target?.close())

    for (const clause of selected) {
      test(`${clause.id}: ${clause.title}`, ({ annotate, skip }) => {
        const judgement = judgements.get(clause)
        if (judgement === undefined) throw new Error(`The clause ${clause.id} was not judged`)
        const { verdict, reason } = judgement
        if (verdict === 'not-applicable') skip(reason)
        if (verdict === 'consequence') skip(`A consequence of ${judgement.because}, which is broken too`)
        if (verdict === 'pass') return
        const told = explainJudgement(judgement)
        if (verdict === 'warn' || verdict === 'deviation' || verdict === 'observed') return annotate(told, verdict)
        throw new Error(told)
      })
    }

    test('some clause applies', () => {
      if ([...judgements.values()].some(({ verdict }) => verdict !== 'not-applicable')) return
      const reasons = 'each skipped clause says what it would take'
      throw new Error(`No clause applies to ${target?.name}, so nothing was judged: ${reasons}`)
    })
  })
}

/** A judgement for people: why, and each finding with what was expected, what was seen and the exchange; no token is left in it. */
function explainJudgement({ clause, target, verdict, reason, findings }: Judgement): string {
  const lines = findings.flatMap(({ code, expected, seen, exchange }) => [
    `  ${code}: expected ${expected}`,
    `  ${' '.repeat(code.length)}  seen ${seen}`,
    ...(exchange === undefined ? [] : [`    ${describeRequest(exchange)}: ${describeExchange(exchange)}`]),
  ])
  const head = `${clause.id} on ${target.name}: ${verdict}${reason === undefined ? '' : `. ${reason}`}`
  return redact([head, ...lines].join('\n'), target.secrets)
}

function describeRequest({ request: { method, origin, path } }: Exchange): string {
  return `${method} ${origin}${path}`
}
