import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { Clause } from './clause/clause.ts'
import { clauses } from './clauses/catalogue.generated.ts'
import type { Contract } from './contract.ts'
import type { Judgement, JudgeOptions } from './judge/judge.ts'
import { judgeClause } from './judge/judge.ts'
import type { JudgeAllOptions } from './judge/judge-all.ts'
import { judgeContract } from './judge/judge-all.ts'
import type { Target } from './targets/target.ts'

/** The contract of Get log. */
export const getLog: Contract = {
  name: 'Get log',
  document,
  operation: { method: 'get', path: operationPath },
  clauses,
  isComplete: true,
}

/**
 * Judges one clause of Get log on one target, independently of any test runner. Calls are independent, apart from what clauses do to a shared target.
 *
 * @throws KitError if the clause itself fails, which is a mistake in the kit or in a custom target.
 */
export function judge(clause: Clause, target: Target, options: JudgeOptions = {}): Promise<Judgement> {
  return judgeClause(getLog, clause, target, options)
}

/**
 * Judges clauses of Get log on a target, several at a time; those that change the whole target run last, one by one. The judgements are in the
 * order of the clauses.
 */
export function judgeAll(
  clauses: readonly Clause[],
  target: Target,
  options: JudgeAllOptions = {},
): Promise<Judgement[]> {
  return judgeContract({ ...getLog, clauses }, target, options)
}
