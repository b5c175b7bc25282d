import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createByteBuffer } from './byte-buffer.ts'

test('gives what was appended since it was last taken, whatever its capacity', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 10 })
  fc.assert(
    fc.property(fc.array(pieces), fc.nat(30), (rounds, capacity) => {
      const buffer = createByteBuffer(capacity)
      for (const round of rounds) {
        for (const piece of round) buffer.append(piece)
        const all = round.flatMap((piece) => [...piece])
        expect(buffer.length).toBe(all.length)
        expect([...buffer.take()]).toEqual(all)
      }
    }),
  )
})
