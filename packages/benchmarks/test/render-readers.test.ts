import type { Report } from '@get-log/contract-tests'
import { expect, test } from 'vitest'
import { renderReaders } from '../src/report/render-readers.ts'

const result = (clause: string, target: string, verdict: string): object => ({ clause, target, verdict })

test('the matrix of readers counts what applies to each and what it breaks, without what follows from that, and has a line for each that shows it', () => {
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
