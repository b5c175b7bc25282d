import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const sortsByTime: Mutant = defineMutant({
  name: 'sorts-by-time',
  title: 'Lines are sorted by the times that they begin with',
  killedBy: [['body/written-order', 'bytes']],
  start: () =>
    spoilReads((text) =>
      /^(?:\d{4}-\d\d-\d\dT.*\n)+$/.test(text) ? (text.match(/.*\n/g)?.sort().join('') ?? '') : text,
    ),
})
