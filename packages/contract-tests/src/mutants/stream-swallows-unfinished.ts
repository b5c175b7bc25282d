import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintableStreams } from '../proof/spoil.ts'

/** Takes a command or string for finished only by what ends it. */
async function* swallow(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = ''
  for await (const piece of raw) {
    held += Buffer.from(piece)
      .toString('latin1')
      .replace(/\u001b\[[0-?]*[ -/]*[@-~]?|\u001b(?![\]PX^_])[ -/]*[0-~]?/g, '')
    held = held.replace(/\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
    const open = held.indexOf('\u001b')
    const clean = open === -1 ? held : held.slice(0, open)
    held = held.slice(clean.length)
    if (clean !== '') yield Buffer.from(clean, 'latin1')
  }
}

export const streamSwallowsUnfinished: Mutant = defineMutant({
  name: 'stream-swallows-unfinished',
  title: 'In a stream a sequence that is never finished hides all that follows',
  killedBy: [['stream/unfinished', 'not-delivered']],
  start: () => spoilPrintableStreams(swallow),
})
