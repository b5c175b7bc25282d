import { checkBody } from '../../checks/check-body.ts'
import { awaitText, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, each, ok, on, pipe } from '../../faults/answers.ts'
import { isOn, mapPieces, pathOf, refusal, withBody } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

async function* countOut(body: AsyncIterable<Uint8Array>, leave: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } finally {
    leave()
  }
}

export const streamManyReaders = defineClause({
  id: 'stream/many-readers',
  basis: 'documented',
  restsOn: ['stream/late-reader', 'stream/absent'],
  title: 'Ten readers of a running log, some of them late, each get all of it',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
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
  brokenBy: faults('ended-early', {
    'four-readers-at-most': [
      'A fifth reader at the same time is refused',
      () => {
        const readers = new Map<string, number>()
        return async (request, forward) => {
          const answer = await forward(request)
          if (answer.status !== 200 || !isOn(request, 'stream')) return answer
          const path = pathOf(request)
          const before = readers.get(path) ?? 0
          if (before >= 4) return refusal(503)
          readers.set(path, before + 1)
          return withBody(
            answer,
            countOut(answer.body, () => readers.set(path, (readers.get(path) ?? 1) - 1)),
          )
        }
      },
    ],
    'sixth-reader-short': [
      'Every sixth reader of a log lacks its first line',
      answers(
        [ok, on('stream'), each(6, pathOf)],
        pipe((body) => mapPieces(body, (piece, index) => (index === 0 ? piece.subarray(piece.indexOf('\n') + 1) : piece))),
      ),
      { code: 'not-delivered' },
    ],
  }),
})
