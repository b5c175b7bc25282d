import { setTimeout as sleep } from 'node:timers/promises'
import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { answers, pipe } from '../../faults/answers.ts'
import { editStreams } from '../../faults/bytes.ts'
import { faulty } from '../../faults/counterexample.ts'
import { ok, on } from '../../faults/which.ts'
import { sampleLine, sampleLog } from '../../samples/sample-log.ts'

const quietMs = 1800

const quietMsEndsWhenQuiet = 1500

async function* untilQuiet(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([pieces.next(), sleep(quietMsEndsWhenQuiet)])
    if (next === undefined || next.done === true) return
    yield next.value
  }
}

const quietMsKeepaliveWhenQuiet = 1200

async function* pad(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  let next = pieces.next()
  for (;;) {
    const came = await Promise.race([next, sleep(quietMsKeepaliveWhenQuiet)])
    if (came?.done === true) return
    yield came?.value ?? Buffer.from('\n')
    if (came !== undefined) next = pieces.next()
  }
}

const quietMsUnstartedEndsWhenQuiet = 1500

async function* untilQuietUnstartedEndsWhenQuiet(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  const first = await Promise.race([pieces.next(), sleep(quietMsUnstartedEndsWhenQuiet)])
  if (first === undefined || first.done === true) return
  yield first.value
  for await (const piece of { [Symbol.asyncIterator]: () => pieces }) yield piece
}

export const streamQuiet = defineClause({
  id: 'stream/quiet',
  title: 'A stream outlives a while in which nothing is written, and then nothing is added',
  level: 'must',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  waits: true,
  async check(scene) {
    const [begun, blank] = [await scene.arrange.steeredLog(), await scene.arrange.steeredLog()]
    const readings = [scene.open(begun, { query: 'stream=1' }), scene.open(begun, { query: 'stream=1&raw=1' })]
    const waiting = scene.open(blank, { query: 'stream=1' })
    const lost = await deliverSteps(scene, begun, readings, [{ append: sampleLine('quiet', 1) }])
    if (lost.length > 0) return lost
    // Silence is what this is about; a reader that is cut off meanwhile ends it at once.
    await Promise.race([...readings, waiting].map((reading) => reading.until(({ ended }) => ended, quietMs)))
    const after = [
      ...(await deliverSteps(scene, begun, readings, [{ append: sampleLine('quiet', 2) }])),
      ...(await deliverSteps(scene, blank, [waiting], [{ append: sampleLine('quiet', 1) }])),
    ]
    await Promise.all([begun.finish(), blank.finish()])
    if (after.length > 0) return after
    const [plain, raw, late] = await Promise.all([...readings, waiting].map((reading) => reading.whole()))
    const expected = [sampleLog('quiet', 2), sampleLog('quiet', 2), sampleLog('quiet', 1)]
    return [plain, raw, late].flatMap((exchange, index) =>
      exchange === undefined ? [] : checkBody(exchange, expected[index] ?? '', 'the lines that were written'),
    )
  },
  brokenBy: [
    faulty(
      'ends-when-quiet',
      'A stream ends when nothing was written for a second and a half',
      'ended-early',
      answers([ok, on('stream')], pipe(untilQuiet)),
    ),
    faulty('keepalive-when-quiet', 'A stream gets a newline when nothing was written for more than a second', 'bytes', editStreams(pad)),
    faulty(
      'unstarted-ends-when-quiet',
      'A stream without a line ends after a second and a half',
      'ended-early',
      editStreams(untilQuietUnstartedEndsWhenQuiet),
    ),
  ],
})
