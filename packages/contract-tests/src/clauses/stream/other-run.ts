import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'
import { createUnknownId } from '../../targets/unknown-id.ts'

export const streamOtherRun: Clause = defineClause({
  id: 'stream/other-run',
  title: 'A stream has the lines of its own run only, and outlives other runs',
  level: 'must',
  source: [...cite(parameterPointer('stream')), ...cite(parameterPointer('buildOrRunId'))],
  needs: ['steered-log', 'named-log'],
  async check(scene) {
    const [log, other] = [await scene.arrange.steeredLog(), await scene.arrange.steeredLog()]
    const [reading, second] = [scene.open(log, { query: 'stream=1' }), scene.open(other, { query: 'stream=1' })]
    const begun = [
      ...(await deliverSteps(scene, log, [reading], [{ append: sampleLine('own', 1) }])),
      ...(await deliverSteps(scene, other, [second], [{ append: sampleLine('foreign', 1) }])),
    ]
    if (begun.length > 0) return begun
    await other.finish()
    // A run whose id is used again is deleted first.
    const id = createUnknownId()
    for (const label of ['before', 'after']) await scene.read(await scene.arrange.namedLog(id, sampleLine(label, 1)))
    const ended = checkAnswer(await second.whole(), 200)
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('own', 2) }])
    if (lost.length > 0) return [...ended, ...lost]
    await log.finish()
    return [...ended, ...checkBytes(await reading.whole(), sampleLog('own', 2), 'the log of this run')]
  },
})
