import { setTimeout as sleep } from 'node:timers/promises'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilStreams } from '../proof/spoil.ts'
import { pathOf } from '../proof/wire.ts'

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

export const slowReaderHoldsAll: Mutant = defineMutant({
  name: 'slow-reader-holds-all',
  title: 'All readers of a log wait for the slowest',
  killedBy: [['stream/slow-reader', 'not-delivered']],
  start: () => {
    const readers = new Map<string, Set<Progress>>()
    return spoilStreams((body, request) => {
      const others = readers.get(pathOf(request)) ?? new Set()
      readers.set(pathOf(request), others)
      return inStep(body, others)
    })
  },
})
