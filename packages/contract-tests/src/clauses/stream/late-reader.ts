import { checkAnswer } from '../../checks/check-answer.ts'
import { checkBytes } from '../../checks/check-bytes.ts'
import { awaitText, deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, each, ok, on, pipe } from '../../faults/answers.ts'
import { editPieces, joinPieces } from '../../faults/bytes.ts'
import { fieldOf, isOn, mapPieces, pathOf, withBody, withField, withQuery } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'

function reverse(piece: Buffer): Buffer {
  const lines = piece.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? []
  return Buffer.from(lines.reverse().join(''), 'latin1')
}

export const streamLateReader = defineClause({
  id: 'stream/late-reader',
  basis: 'documented',
  restsOn: ['stream/equals-log'],
  title: 'A second reader that comes late gets the log from its start, and each line to come',
  source: cite(parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const early = scene.open(log, { query: 'stream=1' })
    const lost = await deliverLines(scene, log, [early], 'late reader')
    if (lost.length > 0) return lost
    const late = scene.open(log, { query: 'stream=1' })
    const received = Buffer.from(early.bodyFrom()).toString('utf8')
    const missed = await awaitText(scene, late, received)
    if (missed.length > 0) return missed
    await log.append?.(sampleLine('late reader', 4))
    await log.finish?.()
    const [first, second] = await Promise.all([early.whole(), late.whole()])
    return [...checkAnswer(first, 200), ...checkAnswer(second, 200), ...checkBytes(second, first.body, 'what the early reader got')]
  },
  brokenBy: faults('not-delivered', {
    'backlog-in-reverse': [
      'A late reader gets the lines before it in reverse',
      editPieces((piece, index) => (index === 0 ? reverse(piece) : piece)),
    ],
    'one-reader-at-a-time': [
      'A second reader waits until the first is done',
      answers([ok, on('stream'), each(2, pathOf)], pipe(joinPieces)),
    ],
    'late-reader-from-now': [
      'A late reader gets only what is written after it came',
      () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || !isOn(request, 'stream')) return answer
        const plain = await forward(withQuery(request, 'stream', undefined))
        let skipped = Number(fieldOf(plain, 'Content-Length'))
        const skip = (piece: Buffer): Buffer => {
          const rest = piece.subarray(skipped)
          skipped = Math.max(0, skipped - piece.length)
          return rest
        }
        return withBody(answer, mapPieces(answer.body, skip))
      },
    ],
    'stream-with-length': [
      'A stream of a running log says how long the log is now',
      () => async (request, forward) => {
        const answer = await forward(request)
        if (answer.status !== 200 || !isOn(request, 'stream')) return answer
        const plain = await forward(withQuery(request, 'stream', undefined))
        const length = fieldOf(plain, 'Content-Length') ?? '0'
        return length === '0' ? answer : { ...withField(answer, 'Content-Length', length), framing: 'length' }
      },
      { code: 'ended-early' },
    ],
  }),
})
