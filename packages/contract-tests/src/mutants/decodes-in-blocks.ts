import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

const blockBytes = 1024 * 1024

export const decodesInBlocks: Mutant = defineMutant({
  name: 'decodes-in-blocks',
  title: 'A log is decoded in blocks of a megabyte, each on its own',
  killedBy: [['body/characters', 'bytes']],
  start: () =>
    spoilPrintable((text) => {
      const bytes = Buffer.from(text)
      return `${bytes.toString('utf8', 0, blockBytes)}${bytes.toString('utf8', blockBytes)}`
    }),
})
