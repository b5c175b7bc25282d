import { setTimeout as sleep } from 'node:timers/promises'
import { checkBody } from '../../checks/check-body.ts'
import { deliverSteps } from '../../checks/deliver-lines.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, parameterPointer } from '../../endpoint/operation.ts'
import { editStreams } from '../../faults/bytes.ts'
import { remembering } from '../../faults/counterexample.ts'
import { readAhead } from '../../faults/streams.ts'
import { pathOf } from '../../faults/wire.ts'
import { sampleLine } from '../../samples/sample-log.ts'

// Together more than the buffers of two connections hold, so that the server has to wait.
const parts = 6
const partBytes = 1024 * 1024

function partOf(part: number): string {
  const end = endOf(part)
  return `${`${part}`.repeat(partBytes - end.length)}${end}`
}

function endOf(part: number): string {
  return ` end of part ${part}\n`
}

interface Progress {
  sent: number
}

const ahead = 512 * 1024
const lookMs = 5

async function* inStep(body: AsyncIterable<Uint8Array>, readers: Set<Progress>): AsyncGenerator<Uint8Array> {
  const own = { sent: 0 }
  readers.add(own)
  try {
    for await (const piece of body) {
      yield piece
      own.sent += piece.byteLength
      while (own.sent > ahead + Math.min(...Array.from(readers, ({ sent }) => sent))) await sleep(lookMs)
    }
  } finally {
    readers.delete(own)
  }
}

const most = 4 * 1024 * 1024

async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const piece of body) {
    yield piece
    sent += piece.byteLength
    if (sent > most) return
  }
}

export const streamSlowReader = defineClause({
  id: 'stream/slow-reader',
  basis: 'documented',
  restsOn: ['stream/large-backlog', 'stream/many-writes', 'stream/quiet'],
  title: 'A reader that pauses does not hold up others, and then gets everything',
  source: cite(parameterPointer('stream')),
  needs: ['steeredLog'],
  async check(scene) {
    const log = await scene.arrange.steeredLog()
    const maxBytes = 2 * parts * partBytes
    const [slow, quick] = [scene.open(log, { query: 'stream=1', maxBytes }), scene.open(log, { query: 'stream=1', maxBytes })]
    await deliverSteps(scene, log, [slow, quick], [{ append: sampleLine('slow', 1) }])
    slow.pause()
    const steps = Array.from({ length: parts }, (_, part) => ({ append: partOf(part), awaited: endOf(part) }))
    await deliverSteps(scene, log, [quick], steps)
    slow.resume()
    await deliverSteps(scene, log, [slow, quick], [{ append: sampleLine('slow', 2) }])
    await log.finish()
    const written = [sampleLine('slow', 1), ...steps.map(({ append }) => append), sampleLine('slow', 2)].join('')
    const exchanges = await Promise.all([slow.whole(), quick.whole()])
    return exchanges.flatMap((exchange) => checkBody(exchange, written, 'the log as it was written'))
  },
  brokenBy: faults('ended-early', {
    'drops-for-slow-readers': [
      'A slow reader loses what it did not read in time',
      editStreams((body) => readAhead(body, (held) => held.shift())),
      { code: 'bytes' },
    ],
    'leaves-slow-readers': [
      'A slow reader is cut off',
      editStreams((body) =>
        readAhead(body, () => {
          throw new Error('The reader is too slow')
        }),
      ),
    ],
    'slow-reader-holds-all': [
      'All readers of a log wait for the slowest',
      remembering(() => {
        const readers = new Map<string, Set<Progress>>()
        return editStreams((body, request) => {
          const others = readers.get(pathOf(request)) ?? new Set()
          readers.set(pathOf(request), others)
          return inStep(body, others)
        })
      }),
      { code: 'not-delivered' },
    ],
    'stream-ends-after-4-mib': ['A stream ends after 4 MiB', editStreams(cut)],
  }),
})
