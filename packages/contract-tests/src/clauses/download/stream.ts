import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { checkAttachment } from '../../checks/check-disposition.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, ok, on, pipe } from '../../faults/answers.ts'
import { joinPieces } from '../../faults/bytes.ts'

export const downloadStream = defineClause({
  id: 'download/stream',
  basis: 'documented',
  restsOn: ['download/one', 'stream/delivers-one', 'body/as-written'],
  title: 'A download with stream is an attachment that grows with the run',
  source: cite(parameterPointer('download'), parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=1&download=1' })
    const lost = await deliverLines(scene, log, [reading], 'download')
    if (lost.length > 0) return lost
    await log.finish?.()
    const exchange = await reading.whole()
    const answer = checkAnswer(exchange, 200)
    if (answer.length > 0) return answer
    return [...checkAttachment(exchange), ...checkBytes(exchange, (await scene.baseline(log)).body, 'the finished log')]
  },
  brokenBy: faults('not-delivered', {
    'download-buffers': ['A download with stream comes when it is over', answers([ok, on('download')], pipe(joinPieces))],
  }),
})
