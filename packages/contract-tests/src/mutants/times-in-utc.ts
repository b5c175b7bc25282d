import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const timesInUtc: Mutant = defineMutant({
  name: 'times-in-utc',
  title: 'Times with another zone are rewritten',
  killedBy: [['body/written-order', 'bytes']],
  start: () =>
    spoilReads((text) =>
      text.replace(/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d/gm, (time) => new Date(time).toISOString()),
    ),
})
