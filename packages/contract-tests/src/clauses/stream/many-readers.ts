import { checkBody } from '../../checks/check-body.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { sampleLine, sampleLog } from '../../checks/sample-log.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite } from '../../clause/source.ts'
import { parameterPointer } from '../../spec/operation.ts'

export const streamManyReaders: Clause = defineClause({
  id: 'stream/many-readers',
  title: 'Ten readers of a running log, some of them late, each get all of it',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steered-log'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const open = () => scene.open(log, { query: 'stream=1' })
    const early = Array.from({ length: 6 }, open)
    const lost = await deliverSteps(
      scene,
      log,
      early,
      [1, 2].map((number) => ({ append: sampleLine('many', number) })),
    )
    if (lost.length > 0) return lost
    const late = Array.from({ length: 4 }, open)
    const missed = await Promise.all(late.map((reading) => awaitText(scene, reading, sampleLog('many', 2))))
    const plain = checkBody(await scene.read(log), sampleLog('many', 2), 'the log so far')
    if (missed.flat().length > 0) return [...missed.flat(), ...plain]
    const after = await deliverSteps(scene, log, [...early, ...late], [{ append: sampleLine('many', 3) }])
    if (after.length > 0) return [...plain, ...after]
    await log.finish()
    const exchanges = await Promise.all([...early, ...late].map((reading) => reading.whole()))
    return [...plain, ...exchanges.flatMap((exchange) => checkBody(exchange, sampleLog('many'), 'the log'))]
  },
})
