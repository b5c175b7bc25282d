import { expect, test } from 'vitest'
import { parseRetryAfter } from './parse-retry-after.ts'

const now = Date.parse('2017-07-14T06:00:00Z')

test.each([
  ['seconds', '3', 3000],
  ['zero seconds', '0', 0],
  ['a date to come', 'Fri, 14 Jul 2017 06:00:10 GMT', 10_000],
  ['a date gone by as 0', 'Fri, 14 Jul 2017 05:00:00 GMT', 0],
  ['nonsense as nothing', 'soon', undefined],
  ['an empty header as nothing', '', undefined],
  ['no header as nothing', null, undefined],
])('reads %s', (_, header, delayMs) => {
  expect(parseRetryAfter(header, now)).toBe(delayMs)
})
