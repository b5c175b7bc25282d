import { clauses, createUrlTarget, judgeAll } from '@get-log/contract-tests'
import { answerParent } from '../processes/answer-parent.ts'
import type { ArrangedSubject, ToolVerdict } from '../situations/tool-verdict.ts'

const methods = {
  /**
   * Judges a server with every clause and all defaults. It arranges what it needs itself, over the server's control interface. The
   * first clause that fails, of those not known to fail on any server, has noticed the fault: no further one is waited for.
   */
  async judge({ name, url, controlUrl, alarms }: ArrangedSubject): Promise<ToolVerdict> {
    const target = await createUrlTarget(url, { name, controlUrl })
    const failed: string[] = []
    return new Promise((resolve, reject) => {
      const stop = new AbortController()
      judgeAll(clauses, target, {
        signal: stop.signal,
        onJudgement({ clause, verdict }) {
          if (verdict !== 'fail' && verdict !== 'warn') return
          failed.push(clause.id)
          if (!alarms || alarms.includes(clause.id)) return
          stop.abort()
          resolve({ checks: 0, failed })
        },
      }).then((judgements) => resolve({ checks: judgements.length, failed }), reject)
    })
  },
}
answerParent(methods)
