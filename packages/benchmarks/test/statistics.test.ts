import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comparison } from '../src/benchmark.ts'
import { compareContenders, judgeGoals, summarize } from '../src/statistics.ts'

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true })

function compare(samples: Comparison['samples'], goals: Comparison['goals'] = []): Comparison {
  return { title: 'reading', unit: 'ms', subject: 'ours', limit: 'theirs', samples, goals }
}

test('the interval leaves out as many values at either end as tables of order statistics say', () => {
  const outside = { 6: 0, 8: 0, 9: 1, 11: 1, 12: 2, 14: 2, 15: 3, 20: 5, 25: 7 }
  for (const [count, low] of Object.entries(outside)) {
    const values = Array.from({ length: Number(count) }, (_, index) => index)
    expect(summarize(values)).toMatchObject({ low, high: values.length - 1 - low, isSure: true })
  }
})

test.each([
  ['of an even number the median lies in the middle of the two in the middle', [9, 1, 2, 4], { median: 3 }],
  ['fewer than six are not enough for an interval', [3, 1, 5, 2, 4], { median: 3, low: 1, high: 5, isSure: false }],
  ['they are summarized by size, not by their order or their digits', [100, 9, 10], { median: 10 }],
])('values: %s', (_, values, summary) => {
  expect(summarize(values)).toMatchObject(summary)
})

test('median and interval are in order and among the values, whatever these are', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 1 }), (values) => {
      const { low, median, high } = summarize(values)
      const ordered = [Math.min(...values), low, median, high, Math.max(...values)]
      expect(ordered).toEqual(ordered.toSorted((a, b) => a - b))
    }),
  )
})

test('no values, or one that is not a number, cannot be summarized', () => {
  expect(() => summarize([])).toThrow(RangeError)
  expect(() => summarize([1, Number.NaN])).toThrow('Not a number to summarize: NaN.')
})

test('a ratio is taken round by round, so that slow rounds do not show', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 1 }), (rounds) => {
      const samples = { ours: rounds.map((ms) => ms * 1.5), theirs: rounds }
      const { low, median, high } = compareContenders(compare(samples), 'ours', 'theirs')
      for (const ratio of [low, median, high]) expect(ratio).toBeCloseTo(1.5, 9)
    }),
  )
})

test('contenders that do not exist, or did not run in the same rounds, have no ratio', () => {
  expect(() => compareContenders(compare({ ours: [1, 2], theirs: [1] }), 'ours', 'theirs')).toThrow(RangeError)
  expect(() => compareContenders(compare({ ours: [1] }), 'ours', 'theirs')).toThrow(RangeError)
})

test.each([
  ['met', { atMost: 1.6 }],
  ['open', { atMost: 1.5 }],
  ['missed', { atMost: 1.3 }],
  ['met', { atLeast: 1.4 }],
  ['open', { atLeast: 1.5 }],
  ['missed', { atLeast: 1.7 }],
] as const)('where the ratio lies between 1.4 and 1.6, the verdict is %s for the goal %o', (verdict, bound) => {
  const samples = { ours: [1.4, 1.45, 1.5, 1.5, 1.55, 1.6], theirs: [1, 1, 1, 1, 1, 1] }
  expect(judgeGoals(compare(samples, [{ against: 'theirs', ...bound }]))).toMatchObject([{ verdict }])
})

test('too few rounds leave every goal open', () => {
  const few = compare({ ours: [2, 2, 2], theirs: [1, 1, 1] }, [{ against: 'theirs', atMost: 3 }])
  expect(judgeGoals(few)).toMatchObject([{ verdict: 'open' }])
})
