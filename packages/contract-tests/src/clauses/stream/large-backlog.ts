import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults, finding, stopAt } from '../../clause/clause.ts'
import type { Scene } from '../../clause/scene.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, edit, off, ok, on, running } from '../../faults/answers.ts'
import { editStreams, joinPieces } from '../../faults/bytes.ts'
import { readAll, withBody, withQuery } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'
import { describeExchange } from '../../witness/describe-exchange.ts'
import type { Reading } from '../../witness/reading.ts'

// Several megabytes: more than any buffer on the way holds.
const backlogLines = 48_000

const most = 256 * 1024

async function* holdLarge(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sent = 0
  const held: Uint8Array[] = []
  for await (const piece of body) {
    sent += piece.byteLength
    if (sent > most) held.push(piece)
    else yield piece
  }
  yield Buffer.concat(held)
}

export const streamLargeBacklog = defineClause({
  id: 'stream/large-backlog',
  basis: 'documented',
  restsOn: ['stream/late-reader', 'stream/absent', 'stream/many-writes', 'body/large'],
  title: 'A reader of a large running log gets all of it and, if it follows, each new line',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const backlog = sampleLog('backlog', backlogLines)
    await log.append(backlog)
    const readings = ['stream=1', 'stream=1&raw=1'].map((query) => scene.open(log, { query }))
    for (const reading of readings) await awaitBacklog(scene, reading, Buffer.byteLength(backlog))
    const soFar = [await scene.read(log), await scene.read(log, { query: 'raw=1' })]
    await deliverSteps(scene, log, readings, [{ append: sampleLine('new', 1) }, { append: sampleLine('new', 2) }])
    await log.finish()
    const streamed = await Promise.all(readings.map((reading) => reading.whole()))
    return [
      ...soFar.flatMap((exchange) => checkBody(exchange, backlog, 'the log so far')),
      ...streamed.flatMap((exchange) => checkBody(exchange, `${backlog}${sampleLog('new', 2)}`, 'the log as it was written')),
    ]
  },
  brokenBy: faults('not-delivered', {
    'buffers-large-verbatim-streams': [
      'A verbatim stream of a large log arrives only when it is over',
      answers([ok, on('stream', 'raw')], async (answer, request, { forward }) => {
        const soFar = await readAll((await forward(withQuery(request, 'stream', undefined))).body)
        return soFar.length > 64 * 1024 ? withBody(answer, joinPieces(answer.body)) : answer
      }),
    ],
    'buffers-when-large': ['A stream is held back once it is large', editStreams(holdLarge)],
    'running-log-lacks-its-start': [
      'A plain read of a running log has only the last 2 MiB',
      answers(
        [ok, running, off('stream')],
        edit((text) => text.slice(-2 * 1024 * 1024)),
      ),
      { code: 'bytes' },
    ],
  }),
})

async function awaitBacklog(scene: Scene<never>, reading: Reading, length: number): Promise<void> {
  if (await reading.until(({ received }) => received >= length, scene.patienceMs)) return
  const exchange = reading.soFar()
  const code = reading.ended && exchange.end !== 'timeout' ? 'ended-early' : 'not-delivered'
  const expected = `${length} bytes that were written before the reader came`
  stopAt([finding(code, expected, describeExchange(exchange), exchange)])
}
