import { setTimeout as sleep } from 'node:timers/promises'
import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'
import { until } from '../../faults/streams.ts'
import { fieldOf, isOn, withQuery } from '../../faults/wire.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

async function* pad(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  let next = pieces.next()
  for (;;) {
    const came = await Promise.race([next, sleep(1200)])
    if (came?.done === true) return
    yield came?.value ?? Buffer.from('\n')
    if (came !== undefined) next = pieces.next()
  }
}

async function* untilUnstarted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const quiet = sleep(1500)
  let started = false
  for await (const piece of until(body, () => (started ? new Promise(() => {}) : quiet))) {
    started = true
    yield piece
  }
}

export const streamQuiet = defineClause({
  id: 'stream/quiet',
  basis: 'documented',
  restsOn: ['stream/late-reader'],
  title: 'A stream survives two seconds without a write, or as many as --silence says, and nothing is added to it',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  waits: true,
  async check(scene) {
    const [begun, blank] = [await scene.arrange.steeredLog(), await scene.arrange.steeredLog()]
    const readings = [scene.open(begun, { query: 'stream=1' }), scene.open(begun, { query: 'stream=1&raw=1' })]
    const waiting = scene.open(blank, { query: 'stream=1' })
    await deliverSteps(scene, begun, readings, [{ append: sampleLine('quiet', 1) }])
    // This is about silence; a reader that is cut off meanwhile ends it at once.
    await Promise.race([...readings, waiting].map((reading) => reading.until(({ ended }) => ended, scene.silenceMs)))
    await deliverSteps(scene, begun, readings, [{ append: sampleLine('quiet', 2) }])
    await deliverSteps(scene, blank, [waiting], [{ append: sampleLine('quiet', 1) }])
    await Promise.all([begun.finish(), blank.finish()])
    const [plain, raw, late] = await Promise.all([...readings, waiting].map((reading) => reading.whole()))
    const expected = [sampleLog('quiet', 2), sampleLog('quiet', 2), sampleLog('quiet', 1)]
    return [plain, raw, late].flatMap((exchange, index) =>
      exchange === undefined ? [] : checkBody(exchange, expected[index] ?? '', 'the lines that were written'),
    )
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
    'ends-when-quiet': [
      'A stream ends when nothing was written for a second and a half',
      editStreams((body) => until(body, () => sleep(1500))),
    ],
    'keepalive-when-quiet': [
      'A stream gets a newline when nothing was written for more than a second',
      editStreams(pad),
      { code: 'bytes' },
    ],
    'unstarted-ends-when-quiet': ['A stream without a line ends after a second and a half', editStreams(untilUnstarted)],
  }),
})
