import { expect, test } from 'vitest'
import { blockBytes, createBlock, createColouredBlock, createPlainBlock } from '../src/corpus/blocks.ts'

test('a block is a million bytes of whole lines with characters of several bytes, the plain one has the same in ASCII', () => {
  const [block, plain] = [createBlock(), createPlainBlock()]
  expect([block.length, block.at(-1), `${block}`.includes('\ufffd')]).toEqual([blockBytes, 10, false])
  expect(`${plain}`).toMatch(/^[\n -~]*$/)
  expect(`${plain}`).toBe(`${block}`.replaceAll(/[^\n -~]/g, '?'))
  expect(plain.length).toBeLessThan(block.length)
})

test('the coloured block is the block, once its colours are gone', () => {
  const coloured = `${createColouredBlock()}`
  expect(coloured.match(/^\u001b\[/gm)?.length).toBeGreaterThan(8000)
  expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(`${createBlock()}`)
})
