import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'
import { isOn } from '../proof/wire.ts'

const longest = 512 * 1024

function cutLines(text: string): string {
  const lines = text.split('\n')
  return lines.map((line) => line.slice(0, longest)).join('\n')
}

export const rawCutsLongLines: Mutant = defineMutant({
  name: 'raw-cuts-long-lines',
  title: 'A verbatim line ends after half a megabyte',
  killedBy: [['body/long-line', 'bytes']],
  start: () => spoilReads((text, request) => (isOn(request, 'raw') ? cutLines(text) : text)),
})
