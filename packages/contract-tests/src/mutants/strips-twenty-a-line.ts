import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { restrip } from '../proof/spoil.ts'
import { controlSequences, stripSequences } from '../proof/strip-with.ts'

function stripSome(line: string): string {
  let removed = 0
  const rest = line.replace(controlSequences, (sequence) => {
    removed += 1
    return removed > 20 ? sequence : ''
  })
  return removed > 20 ? rest : stripSequences(Buffer.from(line))
}

export const stripsTwentyALine: Mutant = defineMutant({
  name: 'strips-twenty-a-line',
  title: 'Only the first twenty sequences of a line are removed',
  killedBy: [['raw/dense', 'bytes']],
  start: () => restrip((raw) => raw.toString('utf8').split('\n').map(stripSome).join('\n')),
})
