import { mapAtOnce } from '../at-once.ts'
import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import { whyNot } from '../targets/target.ts'
import type { Exchange } from '../witness/exchange.ts'
import { causesFirst, findCause, fold, isMute, layersOf } from './causes.ts'
import type { Attempt, Judgement, JudgeOptions } from './judge.ts'
import { tryAgain, tryClause } from './judge.ts'
import { Pace } from './stage-scene.ts'

/** How long a clause waits if one that it rests on is broken: it is a consequence, or passes at once. */
const consequencePatienceMs = 1000

/** How to judge many clauses. */
export interface JudgeAllOptions extends Pick<JudgeOptions, 'deviations' | 'today' | 'patienceMs' | 'secondTry'> {
  /**
   * When to give up on a target: the clauses left then are blocked. By default after five minutes in which nothing passed, or twenty times the
   * patience if that is more: a target that is only slow gets the time that it needs.
   */
  readonly targetMs?: number
  /** How many clauses at once; default 12. */
  readonly concurrency?: number
  /** Once aborted, no further clause is judged: the judgements so far are returned. */
  readonly signal?: AbortSignal
  /** Called with every exchange, once it is over, and the clause that had it. */
  readonly onExchange?: (exchange: Exchange, clause: Clause) => void
  /** Called with each judgement as soon as it is final. */
  readonly onJudgement?: (judgement: Judgement) => void
}

/**
 * Judges the clauses of a contract on a target: causes before what rests on them, several at a time; then again, alone, those that waited in
 * vain; and last, one by one, those that change the whole target. The judgements are in the order of the clauses.
 */
export async function judgeContract(
  contract: Contract,
  target: Target,
  options: JudgeAllOptions = {},
): Promise<Judgement[]> {
  const patienceMs = options.patienceMs ?? target.patienceMs ?? 10_000
  const { deviations = [], today } = options
  const shared = { deviations, today, pace: new Pace(target.requestsPerSecond) }
  const targetMs = options.targetMs ?? Math.max(300_000, 20 * patienceMs)
  let deadline = performance.now() + targetMs
  const judged = new Map<string, Judgement>()
  const isStopped = (): boolean => options.signal?.aborted === true
  const stand = (judgement: Judgement): void => {
    judged.set(judgement.clause.id, judgement)
    if (judgement.verdict === 'pass' && options.targetMs === undefined) deadline = performance.now() + targetMs
    options.onJudgement?.(judgement)
  }
  const { onExchange } = options
  const optionsFor = (clause: Clause, cause?: Judgement): JudgeOptions => ({
    ...shared,
    deadline,
    onExchange: onExchange && ((exchange) => onExchange(exchange, clause)),
    patienceMs: cause === undefined ? patienceMs : Math.min(patienceMs, consequencePatienceMs),
  })

  const [plain] = contract.clauses
  /** If the plain promise is broken, whatever cannot be judged is its consequence; if it gets no answer, so is whatever else gets none. */
  const foldIntoPlain = (judgement: Judgement): Judgement => {
    const cause = plain && judged.get(plain.id)
    if (judgement.clause === plain || cause?.verdict !== 'fail') return judgement
    return judgement.verdict === 'blocked' || (isMute(cause) && isMute(judgement)) ? fold(judgement, cause) : judgement
  }
  const isMoot = ({ needs }: Clause, cause: Judgement | undefined): boolean =>
    contract.isEager === true &&
    cause?.clause === plain &&
    cause?.verdict === 'fail' &&
    needs.every((need) => whyNot(target, need) === undefined)
  const judgeLayer = async (layer: readonly Clause[], atOnce: number): Promise<void> => {
    const late: Attempt[] = []
    await mapAtOnce(layer, atOnce, async (clause) => {
      if (isStopped()) return
      const cause = findCause(clause, judged)
      if (isMoot(clause, cause))
        return stand({ clause, target, verdict: 'consequence', because: plain?.id ?? '', findings: [], durationMs: 0 })
      const attempt = await (early.get(clause) ?? tryClause(contract, clause, target, optionsFor(clause, cause)))
      const folded = fold(attempt.judgement, cause)
      if (attempt.isLate && folded.verdict !== 'consequence' && options.secondTry !== false) late.push(attempt)
      else stand(folded)
    })
    if (contract.isEager === true && late.length > 0) await Promise.allSettled(early.values())
    // The plain promise first: if it gets no answer, there is no need to wait for anything else.
    late.sort((one, other) => Number(other.judgement.clause === plain) - Number(one.judgement.clause === plain))
    for (const { judgement } of late) {
      if (isStopped()) break
      const { clause } = judgement
      if (foldIntoPlain(judgement) !== judgement) {
        stand(foldIntoPlain(judgement))
        continue
      }
      const again = await tryAgain(contract, clause, target, optionsFor(clause))
      stand(fold(again.judgement, findCause(clause, judged)))
    }
  }

  const waitingFirst = [...contract.clauses].sort(
    (left, right) => Number(right.waits ?? false) - Number(left.waits ?? false),
  )
  // A clause that waits, and on which nothing rests, begins first and is collected last.
  const causes = new Set(contract.clauses.flatMap(({ restsOn = [] }) => restsOn))
  const early = new Map<Clause, Promise<Attempt>>()
  const isEarly = ({ id, waits, restsOn, exclusive }: Clause): boolean =>
    waits === true && restsOn !== undefined && exclusive !== true && !causes.has(id) && contract.isEager !== true
  const begin = (clause: Clause): void => {
    const attempt = tryClause(contract, clause, target, optionsFor(clause))
    attempt.catch(() => {})
    early.set(clause, attempt)
  }
  const begun = contract.clauses.filter(isEarly)
  for (const clause of begun) begin(clause)
  const layers = layersOf(waitingFirst.filter((clause) => clause.exclusive !== true && !isEarly(clause)))
  for (const [index, layer] of [...layers, begun].entries()) {
    const isPlainKept = index > 0 && plain !== undefined && judged.get(plain.id)?.verdict !== 'fail'
    if (index === 1 && contract.isEager === true && isPlainKept)
      for (const clause of waitingFirst) if (!judged.has(clause.id)) begin(clause)
    await judgeLayer(layer, options.concurrency ?? 12)
  }
  for (const clause of causesFirst(contract.clauses.filter(({ exclusive }) => exclusive === true)))
    await judgeLayer([clause], 1)
  return contract.clauses.flatMap(({ id }) => judged.get(id) ?? []).map(foldIntoPlain)
}
