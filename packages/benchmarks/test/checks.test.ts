import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkBytes, checkText } from '../src/corpus/check-bytes.ts'
import { checkLines, countLostLines, splitLines } from '../src/corpus/check-lines.ts'
import { blockBytes, createBlock, createColouredBlock } from '../src/corpus/log-corpus.ts'
import type { ServedLog } from '../src/corpus/served-logs.ts'
import { servedLogs } from '../src/corpus/served-logs.ts'

const log: ServedLog = { id: 'test', size: '30 B', block: Buffer.from('one\nžwei\nthree\n'), repeats: 2 }
const whole = Buffer.concat([log.block, log.block])

function check(bytes: Uint8Array, ...cuts: number[]): void {
  const bytewise = checkBytes(log)
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
      expect(() => check(changed, ...cuts)).toThrow('log of 30 B')
    }),
  )
})

function checkWhole(text: string): void {
  const check = checkText(log)
  check.take(text)
  check.finish()
}

test('the whole log as one string is right', () => {
  checkWhole(whole.toString())
})

test.each([
  ['ends early', log.block.toString()],
  ['has another character', whole.toString().replace('ž', 'z')],
  ['is empty', ''],
])('a string that %s is not the log', (_, text) => {
  expect(() => checkWhole(text)).toThrow('Not the log of 30 B that was sent.')
})

test('lines in order are right, and one that is missing is not', () => {
  const lines = whole.toString().trimEnd().split('\n')
  const right = checkLines(log)
  lines.forEach(right.take)
  right.finish()
  const short = checkLines(log)
  lines.slice(1, 2).forEach((line) => {
    expect(() => short.take(line)).toThrow('Line 1 of the log of 30 B is another one: "žwei".')
  })
  expect(() => short.finish()).toThrow('The log of 30 B has 6 lines, 0 came.')
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
  expect(splitLines(servedLogs.capped).length).toBeGreaterThan(10_000)
})

test('the coloured block is the block, once its colours are gone', () => {
  const plain = createColouredBlock()
    .toString()
    .replaceAll(/\u001b\[[\d;]*m/g, '')
  expect(plain.replaceAll(' \n', '\n')).toBe(createBlock().toString())
})
