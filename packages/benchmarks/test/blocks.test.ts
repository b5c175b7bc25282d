import { expect, test } from 'vitest'
import { blockBytes, createBlock, createColouredBlock, createPlainBlock } from '../src/corpus/blocks.ts'

test('the block is a million bytes of whole lines, some with characters of several bytes', () => {
  const block = createBlock()
  expect(block.length).toBe(blockBytes)
  expect(block.at(-1)).toBe(10)
  expect(block.toString().length).toBeLessThan(blockBytes)
  expect(block.toString()).not.toContain('\ufffd')
})

test('the plain block has as many lines, all of them ASCII', () => {
  const [plain, block] = [createPlainBlock(), createBlock()].map(String) as [string, string]
  expect(plain).toMatch(/^[\n -~]*$/)
  expect(plain.split('\n').length).toBe(block.split('\n').length)
})

test('the coloured block is the block, once its colours are gone', () => {
  const coloured = createColouredBlock().toString()
  expect(coloured.match(/^\u001b\[/gm)?.length).toBeGreaterThan(8000)
  expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(createBlock().toString())
})
