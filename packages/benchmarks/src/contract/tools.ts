import { fileURLToPath } from 'node:url'
import { observeCommand } from '../processes/observe-command.ts'
import { startProgram } from '../processes/start-program.ts'
import type { JudgeMethods } from '../programs/dredd.ts'
import type { ArrangedSubject, Subject, ToolVerdict } from '../situations/tool-verdict.ts'

/** A tool that judges a server in a process of its own. */
export type Tool = (subject: ArrangedSubject) => Promise<ToolVerdict>

const command = fileURLToPath(new URL('../bin/get-log-contract.js', import.meta.resolve('@get-log/contract-tests')))
// A tool that has not ended by then hangs on an answer that never ends: who uses it would notice.
const patienceMs = 15_000

/** This project's command, as its users start it: with every clause and all defaults. It arranges what it needs itself. */
export async function judgeWithKit({ url, controlUrl }: Subject): Promise<ToolVerdict> {
  const args = [command, 'run', '--target', url, '--control', controlUrl, '--reporter', 'json']
  const { output, errors } = await observeCommand(process.execPath, args, process.cwd())
  if (!output.startsWith('{')) throw new Error(`get-log-contract judged nothing: ${errors || output}`)
  const { results } = JSON.parse(output) as { results: readonly { clause: string; verdict: string }[] }
  const failed = results.filter(({ verdict }) => ['fail', 'warn'].includes(verdict))
  return { checks: results.length, failed: failed.map(({ clause }) => clause) }
}

/** Another tool, in a program of this package. */
export function judgeWithProgram(program: string): Tool {
  return async (subject) => {
    await using judge = await startProgram<JudgeMethods>(program, [], ['--no-warnings'])
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<ToolVerdict>((resolve) => {
      timer = setTimeout(() => resolve({ checks: 0, failed: ['It hung.'] }), patienceMs)
    })
    const failed = (error: Error): ToolVerdict => ({ checks: 0, failed: [error.message] })
    const verdict = await Promise.race([judge.call('judge', subject).catch(failed), patience])
    clearTimeout(timer)
    return verdict
  }
}
