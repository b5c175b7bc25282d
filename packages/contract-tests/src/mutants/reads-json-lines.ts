import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilReads } from '../proof/spoil.ts'

export const readsJsonLines: Mutant = defineMutant({
  name: 'reads-json-lines',
  title: 'Of a line of JSON only the message is left',
  killedBy: [['body/protocols', 'bytes']],
  start: () => spoilReads((text) => text.replace(/^\{.*"message":"([^"]*)".*\}$/gm, '$1')),
})
