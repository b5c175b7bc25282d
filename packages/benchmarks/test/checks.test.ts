import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkBytes } from '../src/corpus/check-bytes.ts'
import { countLostLines } from '../src/corpus/count-lost-lines.ts'
import { blockBytes, createBlock, createColouredBlock } from '../src/corpus/log-corpus.ts'
import type { ServedLog } from '../src/corpus/served-logs.ts'
import { joinLog } from '../src/corpus/served-logs.ts'

const log: ServedLog = { id: 'test', size: '30 B', block: Buffer.from('one\nžwei\nthree\n'), repeats: 2 }
const whole = joinLog(log)

function check(bytes: Uint8Array, ...cuts: number[]): void {
  const bytewise = checkBytes(() => whole)
  const ends = [...cuts, bytes.length].map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b)
  ends.forEach((end, index) => {
    bytewise.take(bytes.subarray(ends[index - 1] ?? 0, end))
  })
  bytewise.finish()
}

test('a log that came whole is right, however it was cut', () => {
  fc.assert(fc.property(fc.array(fc.nat(40)), (cuts) => check(whole, ...cuts)))
})

test('one changed, missing or added byte is noticed, however the log was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), fc.nat(whole.length - 1), fc.constantFrom(0, 1, 2), (cuts, at, length) => {
      const changed = Buffer.concat([whole.subarray(0, at), Buffer.alloc(length, 0), whole.subarray(at + 1)])
      expect(() => check(changed, ...cuts)).toThrow('Of 32 bytes that were sent')
    }),
  )
})

test('a log that ends early is not whole', () => {
  expect(() => check(whole.subarray(0, -1))).toThrow('Of 32 bytes that were sent, 31 came.')
})

test('lines that never came are counted, and those that came changed, but no order', () => {
  expect(countLostLines(log, ['three\none\nžwei', 'one\nžw\nei'])).toBe(2)
})

test('lost lines of a long log are counted, whatever the order and however often a line stands in it', () => {
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index % 150}`)
  const long: ServedLog = { id: 'test', size: '2 kB', block: Buffer.from(`${lines.join('\n')}\n`), repeats: 2 }
  const all = [...lines, ...lines]
  fc.assert(
    fc.property(fc.array(fc.nat(all.length - 1), { maxLength: 9 }), fc.nat(300), fc.nat(99), (lost, from, moved) => {
      const kept = all.filter((_, index) => !lost.includes(index))
      const late = kept.splice(from, moved)
      const came = [...kept, ...late]
      expect(countLostLines(long, [...came, 'another one'])).toBe(all.length - came.length)
    }),
  )
})

test('the block is a million bytes of whole lines, some with characters of several bytes', () => {
  const block = createBlock()
  expect(block.length).toBe(blockBytes)
  expect(block.at(-1)).toBe(10)
  expect(block.toString().length).toBeLessThan(blockBytes)
})

test('the coloured block is the block, once its colours are gone', () => {
  const plain = createColouredBlock()
    .toString()
    .replaceAll(/\u001b\[[\d;]*m/g, '')
  expect(plain.replaceAll(' \n', '\n')).toBe(createBlock().toString())
})
