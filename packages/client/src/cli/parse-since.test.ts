import { expect, test } from 'vitest'
import { parseSince } from './parse-since.ts'

const now = Date.UTC(2026, 0, 31, 12)

test.each([
  ['0s', '2026-01-31T12:00:00.000Z'],
  ['90s', '2026-01-31T11:58:30.000Z'],
  ['10m', '2026-01-31T11:50:00.000Z'],
  ['1h30m', '2026-01-31T10:30:00.000Z'],
  ['2d', '2026-01-29T12:00:00.000Z'],
  ['1w', '2026-01-24T12:00:00.000Z'],
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
])('%s is %s', (value, time) => {
  expect(new Date(parseSince(value, now)).toISOString()).toBe(time)
})

test.each(['', '10', 'm', '10 m', '-10m', '10m ago', 'yesterday', '31.01.2026', '2026-13-01'])(
  '%j is not a time',
  (value) => {
    expect(parseSince(value, now)).toBeNaN()
  },
)
