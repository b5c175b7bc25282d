import { clauses, createUrlTarget, judgeAll } from '@get-log/contract-tests'
import { answerParent } from '../processes/answer-parent.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

// What is known sooner is judged first: most faults are noticed before anything has to be waited for.
const parts = [clauses.filter(({ waits }) => !waits), clauses.filter(({ waits }) => waits)]

const methods = {
  /**
   * Judges a server with every clause and all defaults. It arranges what it needs itself, over the server's control interface. The
   * first clause that fails, of those not known to fail on any server, has noticed the fault: no further one is waited for.
   */
  async judge({ name, url, controlUrl, alarms }: ArrangedSubject): Promise<ToolVerdict> {
    const target = await createUrlTarget(url, { name, controlUrl })
    const failed: string[] = []
    let onNotice = () => {}
    const noticed = new Promise<void>((resolve) => {
      onNotice = resolve
    })
    const judgeParts = async () => {
      for (const part of parts) {
        await judgeAll(part, target, {
          onJudgement({ clause, verdict }) {
            if (verdict !== 'fail' && verdict !== 'warn') return
            failed.push(clause.id)
            if (alarms && !alarms.includes(clause.id)) onNotice()
          },
        })
      }
    }
    await Promise.race([judgeParts(), noticed])
    return { checks: clauses.length, failed }
  },
}
answerParent(methods)
