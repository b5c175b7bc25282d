import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextBuffer } from './text-buffer.ts'

// ASCII, multi-byte text, a byte order mark, and bytes that are not text.
const piece = fc.oneof(
  fc.string().map((text) => new TextEncoder().encode(text)),
  fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
  fc.constant(Uint8Array.of(0xef, 0xbb, 0xbf)),
  fc.constant(Uint8Array.of(10)),
  // More than its initial capacity.
  fc.nat(300).map((length) => new Uint8Array(length).fill(0x61)),
  fc.uint8Array({ maxLength: 20 }),
)

test('gives the text of what was added, each time up to the last line feed, and then the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 10 })), (rounds) => {
      const buffer = createTextBuffer()
      for (const round of rounds) {
        let text = ''
        for (const bytes of round) {
          const pushed = buffer.push(bytes)
          expect(pushed).toMatch(bytes.includes(10) ? /\n$/ : /^$/)
          text += pushed
        }
        const all = Buffer.concat(round)
        expect(buffer.length).toBe(all.length - all.lastIndexOf(10) - 1)
        expect(text + buffer.take()).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(all))
        expect(buffer.length).toBe(0)
      }
    }),
  )
})
