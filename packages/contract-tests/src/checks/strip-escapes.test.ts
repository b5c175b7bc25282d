import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printableCore, stripEscapes } from './strip-escapes.ts'

test.each([
  ['colours', 'a\x1b[1;31mb\x1b[mc', 'abc'],
  ['titles ended by BEL and ST', 'a\x1b]0;t\x07b\x1b]0;t\x1b\\c', 'abc'],
  ['hyperlinks, but not their text', '\x1b]8;;https://x.y\x1b\\text\x1b]8;;\x1b\\', 'text'],
])('removes %s', (_, text, printable) => {
  expect(stripEscapes(text)).toBe(printable)
})

test.each(['a\x1b[31\nb', 'a\x1b(Bb', 'a\x1b7b', 'a\u009b31mb', 'a\x1bPq\x1b\\b'])(
  'leaves what can be read in several ways: %j',
  (text) => {
    expect(stripEscapes(text)).toBe(text)
  },
)

test('changes no text without escapes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.replaceAll('\x1b', '')
      expect(stripEscapes(plain)).toBe(plain)
    }),
  )
})

test('keeps only what every reading of "printable" keeps', () => {
  expect(
    printableCore('a\tb\r\nc\x00\x07\x7f\u0085d \u00ad\u200b\u200d\ufe0f\ufeff\ue000\u0378\u2028\ufffde\u0301日😀'),
  ).toBe('ab\ncd e\u0301日😀')
})
