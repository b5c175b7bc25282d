import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

const width = 65_536

function wrap(line: string): string {
  const parts = Array.from({ length: Math.ceil(line.length / width) }, (_, index) =>
    line.slice(index * width, (index + 1) * width),
  )
  return parts.join('\n')
}

export const wrapsLongLines: Mutant = defineMutant({
  name: 'wraps-long-lines',
  title: 'Lines are wrapped after 64 KiB',
  killedBy: [['body/long-line', 'bytes']],
  start: () => spoilReads((text) => text.split('\n').map(wrap).join('\n')),
})
