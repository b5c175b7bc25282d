import { expect, test } from 'vitest'
import { isPlain, isPlainWord } from './ascii.ts'

test('a word is plain if and only if each of its bytes is', () => {
  const wrong: string[] = []
  for (let pair = 0; pair < 0x10000; pair += 1) {
    const isPairPlain = isPlain[pair & 0xff] === 1 && isPlain[pair >> 8] === 1
    for (const shift of [0, 8, 16]) {
      const word = (0x61616161 & ~(0xffff << shift)) | (pair << shift)
      if (isPlainWord(word) !== isPairPlain) wrong.push(word.toString(16))
    }
  }
  expect(wrong).toEqual([])
})
