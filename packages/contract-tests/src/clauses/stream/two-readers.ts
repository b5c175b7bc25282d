import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, pipe } from '../../faults/answers.ts'
import { joinPieces } from '../../faults/bytes.ts'
import { faults } from '../../faults/counterexample.ts'
import { each, ok, on } from '../../faults/which.ts'
import { pathOf } from '../../faults/wire.ts'

export const streamTwoReaders = defineClause({
  id: 'stream/two-readers',
  basis: 'documented',
  restsOn: ['stream/delivers-true'],
  title: 'Two readers of a running log get the same, each line as it is written',
  source: cite(parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const readings = [scene.open(log, { query: 'stream=1' }), scene.open(log, { query: 'stream=true' })] as const
    const lost = await deliverLines(scene, log, readings, 'two readers')
    if (lost.length > 0) return lost
    await log.finish?.()
    const [first, second] = await Promise.all([readings[0].whole(), readings[1].whole()])
    return [...checkAnswer(first, 200), ...checkAnswer(second, 200), ...checkBytes(second, first.body, 'what the other reader got')]
  },
  brokenBy: faults('not-delivered', {
    'one-reader-at-a-time': [
      'A second reader waits until the first is done',
      answers([ok, on('stream'), each(2, pathOf)], pipe(joinPieces)),
    ],
  }),
})
