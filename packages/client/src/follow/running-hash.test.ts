import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRunningHash } from './running-hash.ts'

function hashOf(...chunks: Uint8Array[]): string {
  const hash = createRunningHash()
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest()
}

// Of any length up to the last: by default they would hardly ever fill a block.
const bytes = fc.uint8Array({ maxLength: 200, size: 'max' })

test('the hash of bytes is the same however they are cut, and wherever they lie', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), fc.nat(7), (chunks, start) => {
      const views = chunks.map((chunk) => chunk.subarray(start))
      expect(hashOf(...views)).toBe(hashOf(new Uint8Array(views.flatMap((view) => [...view]))))
    }),
  )
})

test('one changed bit changes the hash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), fc.nat(7), (original, place, bit) => {
      const changed = original.slice()
      const index = place % changed.length
      changed[index] = (changed[index] as number) ^ (1 << bit)
      expect(hashOf(changed)).not.toBe(hashOf(original))
    }),
  )
})

test('the top bits of two words of one lane do not cancel each other', () => {
  const changed = new Uint8Array(64)
  changed[3] = 0x80
  changed[35] = 0x80
  expect(hashOf(changed)).not.toBe(hashOf(new Uint8Array(64)))
})

test('a line moved to another place changes the hash', () => {
  fc.assert(
    fc.property(bytes, bytes, (first, second) => {
      fc.pre(first.join() !== second.join() && first.length > 0 && second.length > 0)
      fc.pre([...first, ...second].join() !== [...second, ...first].join())
      expect(hashOf(first, second)).not.toBe(hashOf(second, first))
    }),
  )
})

test('a digest in the middle does not disturb what follows', () => {
  fc.assert(
    fc.property(bytes, bytes, (first, second) => {
      const hash = createRunningHash()
      hash.update(first)
      expect(hash.digest()).toBe(hashOf(first))
      hash.update(second)
      expect(hash.digest()).toBe(hashOf(first, second))
    }),
  )
})
