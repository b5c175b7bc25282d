import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comparison } from '../src/benchmark.ts'
import { compareContenders, judgeGoals } from '../src/statistics/ratios.ts'
import { summarize } from '../src/statistics/summarize.ts'

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true })

function compare(samples: Comparison['samples'], goals: Comparison['goals'] = []): Comparison {
  return { title: 'reading', unit: 'ms', subject: 'ours', limit: 'theirs', samples, goals }
}

test('the median of an even number of values lies in the middle of the two in the middle', () => {
  expect(summarize([9, 1, 2, 4])).toEqual({ median: 3, lowerQuartile: 1.75, upperQuartile: 5.25 })
})

test('one value is its own median and quartiles', () => {
  expect(summarize([7])).toEqual({ median: 7, lowerQuartile: 7, upperQuartile: 7 })
})

test('values are summarized by size, not by their order or their digits', () => {
  expect(summarize([100, 9, 10]).median).toBe(10)
})

test('median and quartiles are in order and among the values, whatever these are', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 1 }), (values) => {
      const { lowerQuartile, median, upperQuartile } = summarize(values)
      const ordered = [Math.min(...values), lowerQuartile, median, upperQuartile, Math.max(...values)]
      expect(ordered).toEqual(ordered.toSorted((a, b) => a - b))
    }),
  )
})

test('no values, or one that is no number, can not be summarized', () => {
  expect(() => summarize([])).toThrow(RangeError)
  expect(() => summarize([1, Number.NaN])).toThrow('Not a number to summarize: NaN.')
})

test('a ratio is taken round by round, so that slow rounds do not show', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 1 }), (rounds) => {
      const samples = { ours: rounds.map((ms) => ms * 1.5), theirs: rounds }
      const { lowerQuartile, median, upperQuartile } = compareContenders(compare(samples), 'ours', 'theirs')
      for (const ratio of [lowerQuartile, median, upperQuartile]) expect(ratio).toBeCloseTo(1.5, 9)
    }),
  )
})

test('contenders that did not run in the same rounds have no ratio', () => {
  expect(() => compareContenders(compare({ ours: [1, 2], theirs: [1] }), 'ours', 'theirs')).toThrow(
    'reading: ours has 2 samples and theirs 1.',
  )
})

test('a contender that is not there is named, with those that are', () => {
  expect(() => compareContenders(compare({ ours: [1] }), 'ours', 'theirs')).toThrow(
    'reading: no contender "theirs" in ours.',
  )
})

test.each([
  [{ atMost: 1.5 }, true],
  [{ atMost: 1.4 }, false],
  [{ atLeast: 1.5 }, true],
  [{ atLeast: 1.6 }, false],
])('with a median of 1.5 the goal %o is met: %s', (bound, met) => {
  const comparison = compare({ ours: [3, 1.5, 30], theirs: [2, 1, 1] }, [{ against: 'theirs', ...bound }])
  expect(judgeGoals(comparison)).toMatchObject([{ met, ratio: { median: 1.5 } }])
})
