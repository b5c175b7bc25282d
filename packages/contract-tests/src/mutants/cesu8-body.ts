import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { spoilPrintable } from '../proof/spoil.ts'

function encode(character: string): Buffer {
  if (character.length === 1) return Buffer.from(character)
  const bytes = [0, 1].flatMap((index) => {
    const unit = character.charCodeAt(index)
    return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
  })
  return Buffer.from(bytes)
}

export const cesu8Body: Mutant = defineMutant({
  name: 'cesu8-body',
  title: 'Characters outside the basic plane are sent as two surrogates',
  killedBy: [['body/characters', 'bytes']],
  start: () => spoilPrintable((text) => Buffer.concat(Array.from(text, encode))),
})
