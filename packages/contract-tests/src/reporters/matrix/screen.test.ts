import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrap } from './screen.ts'

test('a broken text keeps its words, and no line with two of them is too long', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 }), (words, columns, indent) => {
      const lines = wrap(words, columns, indent)
      expect(lines.map((line) => line.trimStart()).join(' ')).toBe(words)
      expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([])
      expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(indent)))).toBe(true)
    }),
  )
})

test('a text keeps the spaces that it begins with', () => {
  expect(wrap('  one two', 6, 2)).toEqual(['  one', '  two'])
})
