import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

export const dropsPrivateUse: Mutant = defineMutant({
  name: 'drops-private-use',
  title: 'Private-use characters are dropped',
  killedBy: [['body/invisible', 'bytes']],
  start: () => spoilPrintable((text) => text.replace(/\p{Co}/gu, '')),
})
