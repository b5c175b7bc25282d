import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stripControls, stripEscapes } from './strip-escapes.ts'

test.each([
  ['colours', 'a\x1b[1;31mb\x1b[mc', 'abc'],
  ['titles ended by BEL and ST', 'a\x1b]0;t\x07b\x1b]0;t\x1b\\c', 'abc'],
  ['hyperlinks, but not their text', '\x1b]8;;https://x.y\x1b\\text\x1b]8;;\x1b\\', 'text'],
  ['strings', 'a\x1bPq\x1b\\b\x1b_x\x1b\\c\x1b^x\x1b\\d\x1bXx\x1b\\e', 'abcde'],
  ['short escapes', 'a\x1b7b\x1b(Bc\x1b#8d\x1bMe', 'abcde'],
  ['eight-bit controls', 'a\u009b31mb\u009d0;t\u009cc', 'abc'],
])('removes %s', (_, text, printable) => {
  expect(stripEscapes(text)).toBe(printable)
})

test('leaves a sequence that is not finished', () => {
  expect(stripEscapes('a\x1b[31\nb')).toBe('a\x1b[31\nb')
})

test('changes no text without controls', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = stripControls(text)
      expect(stripEscapes(plain)).toBe(plain)
    }),
  )
})

test('keeps newlines and tabs', () => {
  expect(stripControls('a\tb\nc\x00\x07\x7f\u0085d')).toBe('a\tb\ncd')
})
