import { clauses, createUrlTarget, judgeAll } from '@get-log/contract-tests'
import type { StartedMutant } from '@get-log/contract-tests/proof'
import { faultless, mutants, startMutant } from '@get-log/contract-tests/proof'
import { judgeWithPrism } from '../tools/prism-proxy.ts'

/** A contract tool. The first is this project's. */
export type ToolName = 'get-log-contract' | 'Prism proxy'

export interface ToolVerdict {
  readonly checks: number
  readonly failed: readonly string[]
}

/** Every clause, all defaults. The kit arranges what it needs itself, over the server's control interface. */
async function judgeWithKit(mutant: StartedMutant, onFailure: (check: string) => void): Promise<number> {
  const target = await createUrlTarget(mutant.target.url, { controlUrl: mutant.controlUrl })
  // Fast checks first: most faults are noticed before anything has to be waited for.
  for (const isSlow of [false, true]) {
    const some = clauses.filter(({ waits = false }) => waits === isSlow)
    await judgeAll(some, target, {
      onJudgement({ clause, verdict }) {
        if (verdict === 'fail' || verdict === 'warn') onFailure(clause.id)
      },
    })
  }
  return clauses.length
}

/**
 * Judges the reference server, with the fault of this mutant or, without a name, without one.
 *
 * @param alarms what the tool holds against the server without a fault: the first other check that fails has noticed the fault, and
 * no further one is waited for. Without it, every check is made.
 */
export async function judge(tool: ToolName, mutant?: string, alarms?: readonly string[]): Promise<ToolVerdict> {
  const start = mutants.find(({ name }) => name === mutant)?.start ?? faultless
  const started = await startMutant(mutant ?? 'no fault', start)
  const failed: string[] = []
  const checks = await new Promise<number>((resolve, reject) => {
    const onFailure = (check: string) => {
      failed.push(check)
      if (alarms?.includes(check) === false) resolve(0)
    }
    const judging =
      tool === 'Prism proxy' ? judgeWithPrism(started.target, onFailure) : judgeWithKit(started, onFailure)
    judging.then(resolve, reject)
  })
  return { checks, failed }
}
