import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextBuffer } from './text-buffer.ts'

// ASCII, text of several bytes a character, a byte order mark, and bytes that are no text.
const piece = fc.oneof(
  fc.string().map((text) => new TextEncoder().encode(text)),
  fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
  fc.constant(Uint8Array.of(0xef, 0xbb, 0xbf)),
  fc.uint8Array({ maxLength: 20 }),
)

test('gives the text of what was appended since it was last taken, whatever its capacity', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 10 })), fc.nat(30), (rounds, capacity) => {
      const buffer = createTextBuffer(capacity)
      for (const round of rounds) {
        for (const bytes of round) buffer.append(bytes)
        const all = Buffer.concat(round)
        expect(buffer.length).toBe(all.length)
        expect(buffer.take()).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(all))
      }
    }),
  )
})
