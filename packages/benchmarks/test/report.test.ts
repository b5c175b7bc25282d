import { expect, test } from 'vitest'
import type { Comparison } from '../src/benchmark.ts'
import { describeHeld } from '../src/client/abort.ts'
import { renewComparisons, reportComparison } from '../src/report/bench-report.ts'
import { renderConsole } from '../src/report/render-console.ts'
import { renderGoals, renderMarkdown } from '../src/report/render-markdown.ts'
import { replaceSection } from '../src/report/replace-section.ts'

const comparison: Comparison = {
  title: 'lines, 10 MB',
  unit: 'ms',
  subject: 'ours',
  limit: 'by hand',
  samples: { ours: [2, 4, 6], 'by hand': [2, 2, 2], official: [8, 8, 8], 'a|b': [1, 1, 1] },
  goals: [
    { against: 'by hand', atMost: 1.1 },
    { against: 'official', atMost: 0.9 },
  ],
  remarks: ['official lost 12 lines.'],
}

test('the table has a row for each goal, and the other contenders in the last column', () => {
  expect(renderMarkdown([comparison]).split('\n')).toEqual([
    '| what         | compared with | ratio               | goal        |        | others, to the limit     |',
    '| ------------ | ------------- | ------------------- | ----------- | ------ | ------------------------ |',
    '| lines, 10 MB | by hand       | 2.00 (1.50 to 2.50) | at most 1.1 | missed | official 4.00, a\\|b 0.50 |',
    '|              | official      | 0.50 (0.38 to 0.63) | at most 0.9 | met    |                          |',
    '',
    '- lines, 10 MB: official lost 12 lines.',
    '',
    '1 of 2 goals met.',
  ])
})

test('the short table has the goals alone', () => {
  expect(renderGoals([comparison, { ...comparison, goals: [] }]).split('\n')).toEqual([
    '| what         | measured        | goal                |',
    '| ------------ | --------------- | ------------------- |',
    '| lines, 10 MB | 2.00 x by hand  | at most 1.1, missed |',
    '| lines, 10 MB | 0.50 x official | at most 0.9         |',
  ])
})

test('a comparison without a goal still shows its ratio to the limit', () => {
  expect(renderMarkdown([{ ...comparison, goals: [] }])).toMatch(
    /\n\| lines, 10 MB \| by hand +\| 2\.00 \(1\.50 to 2\.50\) \| +\| +\| official/,
  )
})

test('a goal against another contender does not hide the limit', () => {
  const [, official] = comparison.goals
  const goals = official ? [official] : []
  expect(renderMarkdown([{ ...comparison, goals }])).toMatch(
    /\| lines, 10 MB \| by hand +\| 2\.00 \(1\.50 to 2\.50\) \|/,
  )
})

test('a terminal gets the same rows and remarks', () => {
  const text = renderConsole([comparison])
  for (const part of ['2.00 (1.50 to 2.50)', 'official lost 12 lines.', '1 of 2 goals met.'])
    expect(text).toContain(part)
})

test('bench.json holds every sample, every ratio and every judged goal', () => {
  const reported = reportComparison('lines', comparison)
  expect(reported.samples).toEqual(comparison.samples)
  expect(reported.ratios.official?.median).toBe(4)
  expect(reported.judged.map(({ met }) => met)).toEqual([false, true])
})

test('rows of benchmarks that ran again take the place of the old ones, in the order of all', () => {
  const earlier = ['get', 'lines', 'follow'].map((name) => reportComparison(name, comparison))
  const now = [reportComparison('lines', { ...comparison, title: 'lines, again' })]
  const renewed = renewComparisons(earlier, now, ['get', 'lines', 'follow'])
  expect(renewed.map(({ benchmark, title }) => [benchmark, title])).toEqual([
    ['get', 'lines, 10 MB'],
    ['lines', 'lines, again'],
    ['follow', 'lines, 10 MB'],
  ])
})

test('a section takes the place of the one before', () => {
  const readme = 'before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n'
  expect(replaceSection(readme, 'new')).toBe('before\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\nafter\n')
})

test('a text without the marks is refused, and the marks are named', () => {
  expect(() => replaceSection('no marks', 'new')).toThrow('put <!-- bench:begin --> and <!-- bench:end --> into it')
})

test('of a reader whose abort got lost it is told how often', () => {
  expect(describeHeld({ lets: [1, 2, 4999], holds: [1, 5000, 5000] })).toEqual([
    'holds held on for 5 s after 2 of 3 aborts.',
  ])
})
