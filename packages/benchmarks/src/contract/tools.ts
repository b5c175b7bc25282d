import { startProgram } from '../processes/start-program.ts'
import type { JudgeMethods } from '../programs/dredd.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

/** A tool that judges a server in a process of its own. */
export type Tool = (subject: ArrangedSubject) => Promise<ToolVerdict>

// A tool that has not ended by then hangs on an answer that never ends: who uses it would notice.
const patienceMs = 15_000

/** This project's kit, which is stopped as soon as it has noticed something. */
export const kit: Tool = judgeInProcess('kit', 120_000)

/** The tools that take their turn, by name. */
export const tools: Readonly<Record<string, Tool>> = {
  'get-log-contract': kit,
  Dredd: judgeInProcess('dredd', patienceMs),
  'Prism proxy': judgeInProcess('prism-proxy', patienceMs),
}

function judgeInProcess(program: string, ms: number): Tool {
  return async (subject) => {
    await using judge = await startProgram<JudgeMethods>(program, [], ['--no-warnings'])
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<ToolVerdict>((resolve) => {
      timer = setTimeout(() => resolve({ checks: 0, failed: ['It hung.'] }), ms)
    })
    const failed = (error: Error): ToolVerdict => ({ checks: 0, failed: [error.message] })
    const verdict = await Promise.race([judge.call('judge', subject).catch(failed), patience])
    clearTimeout(timer)
    return verdict
  }
}
