import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import type { Judgement, JudgeOptions } from './judge.ts'
import { judgeClause } from './judge.ts'
import { Pace } from './pace.ts'

/** How to judge many clauses. */
export interface JudgeAllOptions extends Pick<JudgeOptions, 'deviations' | 'today' | 'patienceMs'> {
  /** When to stop asking a target: what is left then is blocked. Default two minutes, or ten times the patience if that is more. */
  readonly targetMs?: number
  /** How many clauses at once; default 12. */
  readonly concurrency?: number
  /** Once aborted, no further clause is judged: the judgements are those that stand. */
  readonly signal?: AbortSignal
  /** Called with each judgement as soon as it stands. */
  readonly onJudgement?: (judgement: Judgement) => void
}

/** Judges the clauses of a contract on a target; those that change the whole target run last, one by one. */
export async function judgeContract(
  contract: Contract,
  target: Target,
  options: JudgeAllOptions = {},
): Promise<Judgement[]> {
  const { clauses } = contract
  const patienceMs = options.patienceMs ?? target.patienceMs ?? 10_000
  const shared = {
    patienceMs,
    deviations: options.deviations ?? [],
    ...(options.today !== undefined && { today: options.today }),
    pace: new Pace(target.requestsPerSecond),
    deadline: performance.now() + (options.targetMs ?? Math.max(120_000, 10 * patienceMs)),
  }
  const judgements = new Map<Clause, Judgement>()
  const work = async (queue: Clause[]): Promise<void> => {
    for (let clause = queue.shift(); clause !== undefined; clause = queue.shift()) {
      if (options.signal?.aborted === true) return
      const judgement = await judgeClause(contract, clause, target, shared)
      judgements.set(clause, judgement)
      options.onJudgement?.(judgement)
    }
  }
  const together = clauses.filter((clause) => clause.exclusive !== true)
  const waitingFirst = together.sort((left, right) => Number(right.waits ?? false) - Number(left.waits ?? false))
  await Promise.all(Array.from({ length: options.concurrency ?? 12 }, () => work(waitingFirst)))
  await work(clauses.filter((clause) => clause.exclusive === true))
  return clauses.flatMap((clause) => judgements.get(clause) ?? [])
}
