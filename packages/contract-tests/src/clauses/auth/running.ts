import { checkStrangers } from '../../checks/check-strangers.ts'
import { withBearer } from '../../checks/credentials.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { responsePointer } from '../../spec/operation.ts'

export const authRunning: Clause = defineClause({
  id: 'auth/running',
  title: 'While a run is running its log is as closed to others as when it has ended, whatever the flags',
  level: 'must',
  source: cite(responsePointer(401), responsePointer(403)),
  needs: ['guarded-run'],
  async check(scene) {
    const run = await scene.arrange.guardedRun()
    const text = sampleLog('guarded')
    await run.append(text)
    // While the owner follows: what a reader is let into once is not open to those who come later.
    const owner = scene.open(run, withBearer(run.ownerToken, 'stream=1'))
    const missed = await awaitText(scene, owner, sampleLine('guarded', 3))
    if (missed.length > 0) return missed
    const found = await checkStrangers(scene, run, text, ['', 'stream=1', 'raw=1', 'download=1'])
    // Nor does the owner lose anything by others being refused.
    const lost = await deliverSteps(scene, run, [owner], [{ append: sampleLine('guarded', 4) }])
    await run.finish()
    return found.length > 0 || lost.length > 0
      ? [...found, ...lost]
      : checkStrangers(scene, run, text, ['', 'stream=true&raw=true'])
  },
})
