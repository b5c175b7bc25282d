import type { Report } from '@get-log/contract-tests'
import { expect, test } from 'vitest'
import type { Comparison } from '../src/benchmark.ts'
import { renderReaders } from '../src/report/render-readers.ts'
import { renderHeadlines, renderReport } from '../src/report/render-report.ts'
import { replaceSection } from '../src/report/replace-section.ts'

const comparison: Comparison = {
  title: 'lines, 10 MB',
  unit: 'ms',
  subject: 'ours',
  limit: 'node:http',
  samples: {
    ours: [2, 3, 4, 4, 5, 6],
    'by hand': [2, 2, 2, 2, 2, 2],
    'node:http': [1, 1, 1, 1, 1, 1],
    official: [8, 8, 8, 8, 8, 8],
    ky: [2, 2, 2, 2, 2, 2],
  },
  goals: [
    { against: 'by hand', atMost: 1.1 },
    { against: 'official', atMost: 0.9 },
  ],
  remarks: ['official lost 12 lines.'],
}

const machine = { node: 'v20.19.0', platform: 'linux x64', cpu: 'some', cores: 2 }
const render = (...comparisons: readonly Comparison[]): string =>
  renderReport({ schema: 2, startedAt: '', durationMs: 61_400, seed: 7, machine, comparisons })

test('the table has a row for each goal and one for the limit, and the other contenders in the last column', () => {
  expect(render(comparison).split('\n')).toEqual([
    '| what         | compared with | ratio               | goal        |      | others, to the limit                 |',
    '| ------------ | ------------- | ------------------- | ----------- | ---- | ------------------------------------ |',
    '| lines, 10 MB | by hand       | 2.00 (1.00 to 3.00) | at most 1.1 | open | by hand 2.00, official 8.00, ky 2.00 |',
    '|              | official      | 0.50 (0.25 to 0.75) | at most 0.9 | met  |                                      |',
    '|              | node:http     | 4.00 (2.00 to 6.00) |             |      |                                      |',
    '',
    '- lines, 10 MB: official lost 12 lines.',
    '',
    'Goals: 1 met, 0 missed, 1 open.',
    'Seed 7, 61 s, Node 20.19.0, 2 cores.',
  ])
})

test("a goal about the limit replaces the limit's own row", () => {
  const [byHand] = comparison.goals
  const rows = render({ ...comparison, limit: 'by hand', goals: byHand ? [byHand] : [] }).split('\n')
  expect(rows.filter((row) => /\| (by hand|node:http) /.test(row))).toHaveLength(1)
})

test('the root README has a row for each comparison with a headline, with the contenders that this names', () => {
  const shown = { ...comparison, headline: ['official', 'ky'] }
  expect(renderHeadlines([comparison, shown]).split('\n')).toEqual([
    '| what         | measured                                                 | goal                        |',
    '| ------------ | -------------------------------------------------------- | --------------------------- |',
    '| lines, 10 MB | 0.50 (0.25 to 0.75) x official; 2.00 (1.00 to 3.00) x ky | at most 0.9 x official: met |',
  ])
})

test('a section replaces the previous one', () => {
  const readme = 'before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n'
  expect(replaceSection(readme, 'new')).toBe('before\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\nafter\n')
})

test('a text without the marks is refused, and the marks are named', () => {
  expect(() => replaceSection('no marks', 'new')).toThrow('put <!-- bench:begin --> and <!-- bench:end --> into it')
})

const result = (clause: string, target: string, verdict: string): object => ({ clause, target, verdict })

test('the matrix of readers counts what applies to each and what it breaks, without consequences, and has a line that reproduces it', () => {
  const report = {
    targets: [{ name: 'one' }, { name: 'two' }],
    results: [
      ...[result('whole/a', 'one', 'pass'), result('whole/b', 'one', 'consequence'), result('whole/a', 'two', 'pass')],
      ...[result('honest/a', 'one', 'fail'), result('honest/b', 'one', 'warn')],
      result('honest/a', 'two', 'not-applicable'),
    ],
  } as unknown as Report
  expect(renderReaders(report).split('\n')).toEqual([
    '|        | one               | two |',
    '| ------ | ----------------- | --- |',
    '| whole  | 2                 | 1   |',
    '| honest | **2 broken** of 2 |     |',
    '',
    '- `get-log-contract readers --adapter one --clause honest/a honest/b`',
  ])
})
