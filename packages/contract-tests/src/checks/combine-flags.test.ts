import { expect, test } from 'vitest'
import { combineFlags } from './requests.ts'

test('each flag is left out or has each of the values, beside each state of the others', () => {
  const states = combineFlags('true', 'false').map(({ query }) => [...new URLSearchParams(query)].sort().join('&'))
  expect(new Set(states).size).toBe(27)
})

test('a query says which flags are on', () => {
  const combinations = combineFlags('1', '0').map(({ query, on }) => [query, [...on].sort()])
  expect(combinations).toContainEqual(['stream=0', []])
  expect(combinations.filter(([, on]) => on?.length === 3)).toHaveLength(1)
})

test('no flag always comes first', () => {
  const first = combineFlags('1').map(({ query }) => query.split('=')[0])
  expect(new Set(first)).toEqual(new Set(['', 'stream', 'download', 'raw']))
})
