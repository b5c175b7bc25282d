import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { stripSequences } from '../proof/strip-with.ts'

const blockBytes = 256 * 1024

export const stripsInBlocks: Mutant = defineMutant({
  name: 'strips-in-blocks',
  title: 'A log is stripped in blocks of 256 KiB, each on its own',
  killedBy: [['raw/dense', 'bytes']],
  start: () =>
    restrip((raw) => {
      const blocks = Array.from({ length: Math.ceil(raw.length / blockBytes) }, (_, index) =>
        raw.subarray(index * blockBytes, (index + 1) * blockBytes),
      )
      return blocks.map((block) => stripSequences(block)).join('')
    }),
})
