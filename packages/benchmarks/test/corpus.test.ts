import { expect, test } from 'vitest'
import { blockBytes, blocks } from '../src/corpus.ts'

test('a block is a million bytes of whole lines; the others are the same in ASCII, and with removable colours', () => {
  const [mixed, plain, coloured] = [blocks.mixed(), blocks.plain(), `${blocks.coloured()}`]
  expect([mixed.length, mixed.at(-1), `${mixed}`.includes('\ufffd')]).toEqual([blockBytes, 10, false])
  expect(`${plain}`).toBe(`${mixed}`.replaceAll(/[^\n -~]/g, '?'))
  expect(plain.length).toBeLessThan(mixed.length)
  expect(coloured.match(/^\u001b\[/gm)?.length).toBeGreaterThan(8000)
  expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(`${mixed}`)
})
