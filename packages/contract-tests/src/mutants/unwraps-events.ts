import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const unwrapsEvents: Mutant = defineMutant({
  name: 'unwraps-events',
  title: 'Lines that look like server-sent events lose their field names',
  killedBy: [['body/protocols', 'bytes']],
  start: () => spoilReads((text) => text.replace(/^(?:data|event|id): ?/gm, '')),
})
