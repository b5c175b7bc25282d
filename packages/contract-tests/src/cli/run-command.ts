import { readDeviations, shippedDeviations } from '../deviations/read-deviations.ts'
import { getLog } from '../get-log.ts'
import { withCauses } from '../judge/causes.ts'
import type { JudgeRunOptions } from './judge-run.ts'
import { judgeRun } from './judge-run.ts'
import { selectClauses } from './select-clauses.ts'
import type { TargetOptions } from './use-targets.ts'
import { useTargets } from './use-targets.ts'

/** The options of `get-log-contract run`. */
export interface RunOptions extends TargetOptions, JudgeRunOptions {
  readonly deviations?: string
}

/** Judges clauses on targets, writes the reports, and returns the exit code. */
export async function runCommand(options: RunOptions): Promise<number> {
  const shipped = await readDeviations(getLog, shippedDeviations)
  const own = options.deviations === undefined ? [] : await readDeviations(getLog, options.deviations)
  const clauses = withCauses(selectClauses(options, getLog), getLog.clauses)
  return judgeRun(getLog, options, [...shipped, ...own], (judge) =>
    useTargets(options, clauses, (target, signal) => judge(target, { signal })),
  )
}
