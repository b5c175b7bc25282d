import { setTimeout as sleep } from 'node:timers/promises'
import { checkBody, checkSame } from '../../checks/check-body.ts'
import { deliverLines } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'
import { passLines } from '../../faults/streams.ts'
import { sampleLine } from '../../samples/sample-log.ts'

async function* holdOpen(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body
  await new Promise(() => {})
}

const streamFinished = defineClause({
  id: 'stream/finished',
  basis: 'documented',
  restsOn: ['stream/delivers-one', 'body/as-written'],
  title: 'A finished log is streamed at once, and ends',
  source: cite(parameterPointer('stream')),
  needs: ['finishedLog'],
  async check({ arrange, baseline, read }) {
    const log = await arrange.finishedLog()
    const plain = await baseline(log)
    const found = []
    for (const query of ['stream=1', 'stream=true']) found.push(...checkSame(await read(log, { query }), plain, 'the finished log'))
    return found
  },
  brokenBy: faults('body-hangs', {
    'stream-hangs': ['A stream does not end with its run', editStreams(holdOpen), { also: { 'stream/delivers-true': 'body-hangs' } }],
  }),
})

async function* endWithBytes(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let some = false
  for await (const piece of body) {
    some ||= piece.byteLength > 0
    yield piece
  }
  if (!some) await new Promise(() => {})
}

async function* beginWithNewline(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\n')
  yield* body
}

const streamNothingWritten = defineClause({
  id: 'stream/nothing-written',
  basis: 'documented',
  restsOn: ['stream/finished', 'body/empty'],
  title: 'A run that ends without a line ends the stream, empty',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const reading = scene.open(log, { query: 'stream=1' })
    // Once it has begun; if it begins only with its first byte, after half a second.
    await reading.until(({ status, ended }) => status !== 0 || ended, 500)
    await log.finish()
    const exchange = await reading.whole()
    return checkBody(exchange, '', 'nothing')
  },
  brokenBy: faults('body-hangs', {
    'empty-run-hangs': ['The stream of a run that ends without a line never ends', editStreams(endWithBytes)],
    'keepalive-newline': ['A stream begins with a newline, as a keep-alive', editStreams(beginWithNewline), { code: 'bytes' }],
  }),
})

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

const streamEqualsLog = defineClause({
  id: 'stream/equals-log',
  basis: 'documented',
  restsOn: ['stream/delivers-one', 'body/as-written'],
  title: 'A stream equals the finished log, including its last line, with or without a newline',
  source: cite(parameterPointer('stream')),
  needs: ['growingLog'],
  async check(scene) {
    const log = await scene.arrange.growingLog()
    const reading = scene.open(log, { query: 'stream=1' })
    await deliverLines(scene, log, [reading], 'equals log')
    await log.append?.(`${sampleLine('equals log', 4)}the last line, without a newline`)
    await log.finish?.()
    const streamed = await reading.whole()
    return checkBody(streamed, (await scene.baseline(log)).body, 'the finished log')
  },
  brokenBy: faults('bytes', {
    'hangs-without-newline': ['A stream never ends when the last line has no newline', editStreams(endAtNewline), { code: 'body-hangs' }],
    'stream-by-line': ['A stream sends whole lines and drops a last line without a newline', editStreams(passLines)],
    'stream-lacks-the-last': ['The last line of a run does not reach a stream', editStreams(dropLast)],
  }),
})

export const streamEnd = [streamFinished, streamNothingWritten, streamEqualsLog]
