import type { Program, ProgramGroup } from '../processes/start-program.ts'
import type { JudgeMethods } from '../programs/dredd.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

/** A tool that judges a server in a process of its own. */
export type Tool = (subject: ArrangedSubject) => Promise<ToolVerdict>

// A tool that has not ended by then hangs on an answer that never ends: who uses it would notice.
const patienceMs = 15_000

/** This project's kit. */
export const kit = 'get-log-contract'

/**
 * The tools that take their turn, by name, in processes that end with the group. Each is used until it hangs, but for the kit, which
 * is not at its end when it has noticed something.
 */
export function createTools(programs: ProgramGroup): Record<string, Tool> {
  return {
    [kit]: judgeInProcess('kit', 120_000, false),
    Dredd: judgeInProcess('dredd', patienceMs, true),
    'Prism proxy': judgeInProcess('prism-proxy', patienceMs, true),
  }

  function judgeInProcess(name: string, ms: number, isReusable: boolean): Tool {
    let program: Program<JudgeMethods> | undefined
    return async (subject) => {
      program ??= await programs.start<JudgeMethods>(name, [], ['--no-warnings'])
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), ms)
      })
      const failed = (error: Error): ToolVerdict => ({ checks: 0, failed: [error.message] })
      const verdict = await Promise.race([program.call('judge', subject).catch(failed), patience])
      clearTimeout(timer)
      if (!verdict || !isReusable) {
        await program[Symbol.asyncDispose]()
        program = undefined
      }
      return verdict ?? { checks: 0, failed: ['It hung.'] }
    }
  }
}
