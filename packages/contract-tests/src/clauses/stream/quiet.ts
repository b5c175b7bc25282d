import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

const quietMs = 1800

export const streamQuiet: Clause = defineClause({
  id: 'stream/quiet',
  title: 'A stream outlives a while in which nothing is written, and then nothing is added',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  waits: true,
  async check(scene) {
    const [begun, blank] = [await scene.arrange.steeredLog(), await scene.arrange.steeredLog()]
    const readings = [scene.open(begun, { query: 'stream=1' }), scene.open(begun, { query: 'stream=1&raw=1' })]
    const waiting = scene.open(blank, { query: 'stream=1' })
    const lost = await deliverSteps(scene, begun, readings, [{ append: sampleLine('quiet', 1) }])
    if (lost.length > 0) return lost
    // Silence is what this is about; a reader that is cut off meanwhile ends it at once.
    await Promise.race([...readings, waiting].map((reading) => reading.until(({ ended }) => ended, quietMs)))
    const after = [
      ...(await deliverSteps(scene, begun, readings, [{ append: sampleLine('quiet', 2) }])),
      ...(await deliverSteps(scene, blank, [waiting], [{ append: sampleLine('quiet', 1) }])),
    ]
    await Promise.all([begun.finish(), blank.finish()])
    if (after.length > 0) return after
    const [plain, raw, late] = await Promise.all([...readings, waiting].map((reading) => reading.whole()))
    const expected = [sampleLog('quiet', 2), sampleLog('quiet', 2), sampleLog('quiet', 1)]
    return [plain, raw, late].flatMap((exchange, index) =>
      exchange === undefined ? [] : checkBody(exchange, expected[index] ?? '', 'the lines that were written'),
    )
  },
})
