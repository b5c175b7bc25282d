import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { faulty } from '../../faults/counterexample.ts'
import { isOn, once, pathOf, readAll, withBody } from '../../faults/wire.ts'

export const streamTwoReaders = defineClause({
  id: 'stream/two-readers',
  title: 'Two readers of a running log get the same, each line as it is written',
  level: 'must',
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
  brokenBy: [
    faulty('one-reader-at-a-time', 'A second reader waits until the first is done', 'not-delivered', () => {
      const busy = new Set<string>()
      return async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || !isOn(request, 'stream')) return answer
        if (busy.has(pathOf(request))) return withBody(answer, once(await readAll(answer.body)))
        busy.add(pathOf(request))
        return answer
      }
    }),
  ],
})
