import { setTimeout as sleep } from 'node:timers/promises'
import { checkBody } from '../../checks/check-body.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'
import { passLines } from '../../faults/pass-lines.ts'
import { sampleLine } from '../../samples/sample-log.ts'

const patienceMs = 60

async function* dropLast(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (let next = await pieces.next(); next.done !== true; ) {
    const { value } = next
    const following = pieces.next()
    const more = await Promise.race([following, sleep(patienceMs)])
    if (more?.done === true) return
    yield value
    next = await following
  }
}

async function* endAtNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last: number | undefined
  for await (const piece of body) {
    last = piece.at(-1)
    yield piece
  }
  if (last !== undefined && last !== 0x0a) await new Promise(() => {})
}

export const streamEqualsLog = defineClause({
  id: 'stream/equals-log',
  basis: 'documented',
  restsOn: ['stream/delivers-one', 'body/as-written'],
  title: 'What was streamed is the finished log, its last line included, newline or not',
  source: cite(parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=1' })
    const lost = await deliverLines(scene, log, [reading], 'equals log')
    if (lost.length > 0) return lost
    await log.append?.(`${sampleLine('equals log', 4)}the last line, without a newline`)
    await log.finish?.()
    const streamed = await reading.whole()
    return checkBody(streamed, (await scene.baseline(log)).body, 'the finished log')
  },
  brokenBy: faults('bytes', {
    'hangs-without-newline': ['A stream never ends when the last line has no newline', editStreams(endAtNewline), { code: 'body-hangs' }],
    'stream-by-line': ['A stream passes whole lines and forgets what has no newline', editStreams(passLines)],
    'stream-lacks-the-last': ['The last line of a run does not reach a stream', editStreams(dropLast)],
  }),
})
