import { checkAnswer } from '../../checks/check-answer.ts'
import { awaitHead, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faults } from '../../faults/counterexample.ts'
import { fieldOf, isOn, withQuery } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'

export const streamFirstLine = defineClause({
  id: 'stream/first-line',
  basis: 'documented',
  restsOn: ['stream/delivers-true'],
  title: 'A reader that comes before the first line gets it when it is written',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    await awaitHead(reading)
    const lost = await deliverSteps(scene, log, [reading], [{ append: sampleLine('first', 1) }, { append: sampleLine('first', 2) }])
    await log.finish()
    return lost.length > 0 ? lost : checkAnswer(await reading.whole(), 200)
  },
  brokenBy: faults('ended-early', {
    'empty-stream-ends': [
      'A stream of a log that is still empty ends at once',
      () => async (request, forward) => {
        if (!isOn(request, 'stream')) return forward(request)
        const plain = await forward(withQuery(request, 'stream', undefined))
        return fieldOf(plain, 'Content-Length') === '0' ? plain : forward(request)
      },
    ],
  }),
})
