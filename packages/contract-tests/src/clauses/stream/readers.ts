import { checkAnswer, checkBody, checkBytes } from '../../checks/check-body.ts'
import { awaitText, deliverLines, deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults, stopAt } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, each, ok, on, pipe } from '../../faults/answers.ts'
import { editPieces, joinPieces } from '../../faults/bytes.ts'
import { remembering } from '../../faults/counterexample.ts'
import { fieldOf, mapPieces, pathOf, refusal, withBody, withField, withQuery } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

function reverse(piece: Buffer): Buffer {
  const lines = piece.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? []
  return Buffer.from(lines.reverse().join(''), 'latin1')
}

const streamLateReader = defineClause({
  id: 'stream/late-reader',
  basis: 'documented',
  restsOn: ['stream/equals-log'],
  title: 'A second, late reader gets the log from its start and each later line',
  source: cite(parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const early = scene.open(log, { query: 'stream=1' })
    await deliverLines(scene, log, [early], 'late reader')
    const late = scene.open(log, { query: 'stream=1' })
    const received = Buffer.from(early.bodyFrom()).toString('utf8')
    await awaitText(scene, [late], received)
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
      answers([ok, on('stream')], async (answer, request, { forward }) => {
        const plain = await forward(withQuery(request, 'stream', undefined))
        let skipped = Number(fieldOf(plain, 'Content-Length'))
        const skip = (piece: Buffer): Buffer => {
          const rest = piece.subarray(skipped)
          skipped = Math.max(0, skipped - piece.length)
          return rest
        }
        return withBody(answer, mapPieces(answer.body, skip))
      }),
    ],
    'stream-with-length': [
      'A stream of a running log announces the current length of the log',
      answers([ok, on('stream')], async (answer, request, { forward }) => {
        const plain = await forward(withQuery(request, 'stream', undefined))
        const length = fieldOf(plain, 'Content-Length') ?? '0'
        return length === '0' ? answer : { ...withField(answer, 'Content-Length', length), framing: 'length' }
      }),
      { code: 'ended-early' },
    ],
  }),
})

async function* countOut(body: AsyncIterable<Uint8Array>, leave: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } finally {
    leave()
  }
}

const streamManyReaders = defineClause({
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
    await deliverSteps(scene, log, early, [{ append: sampleLine('many', 1) }, { append: sampleLine('many', 2) }])
    const late = Array.from({ length: 4 }, open)
    await awaitText(scene, late, sampleLog('many', 2))
    stopAt(checkBody(await scene.read(log), sampleLog('many', 2), 'the log so far'))
    await deliverSteps(scene, log, [...early, ...late], [{ append: sampleLine('many', 3) }])
    await log.finish()
    const exchanges = await Promise.all([...early, ...late].map((reading) => reading.whole()))
    return exchanges.flatMap((exchange) => checkBody(exchange, sampleLog('many'), 'the log'))
  },
  brokenBy: faults('ended-early', {
    'four-readers-at-most': [
      'A fifth reader at the same time is refused',
      remembering(() => {
        const readers = new Map<string, number>()
        return answers([ok, on('stream')], (answer, request) => {
          const path = pathOf(request)
          const before = readers.get(path) ?? 0
          if (before >= 4) return refusal(503)
          readers.set(path, before + 1)
          const body = countOut(answer.body, () => readers.set(path, (readers.get(path) ?? 1) - 1))
          return withBody(answer, body)
        })
      }),
    ],
    'sixth-reader-short': [
      'Every sixth reader of a log misses its first line',
      answers(
        [ok, on('stream'), each(6, pathOf)],
        pipe((body) => mapPieces(body, (piece, index) => (index === 0 ? piece.subarray(piece.indexOf('\n') + 1) : piece))),
      ),
      { code: 'not-delivered' },
    ],
  }),
})

export const streamReaders = [streamLateReader, streamManyReaders]
