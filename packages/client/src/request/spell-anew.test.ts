import type { LogQuery } from '@get-log/types'
import { expect, test } from 'vitest'
import { spellAnew } from './spell-anew.ts'

test.each<[LogQuery, number]>([
  [{}, 27],
  [{ stream: true }, 18],
  [{ stream: true, raw: '1' }, 12],
  [{ raw: '0', download: false }, 27],
])('%j is asked for in so many words, which all mean the same: %i', (query, count) => {
  const isOn = (flag?: unknown) => flag === true || flag === '1'
  const spelled = Array.from({ length: count }, (_, look) => spellAnew(query, look))
  expect(new Set(spelled.map((each) => JSON.stringify(each))).size).toBe(count)
  for (const { stream, raw, download } of spelled) {
    expect([stream, raw, download].map(isOn)).toEqual([query.stream, query.raw, query.download].map(isOn))
  }
})
