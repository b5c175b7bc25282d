import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillRetryOptions } from '../retry-options.ts'
import { chooseDelay } from './choose-delay.ts'

const retry = fillRetryOptions()

test('the first wait is between 500 and 1000 ms, and each next one twice as long, up to 30 s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (failures) => {
      const delayMs = chooseDelay(failures, retry)
      expect(delayMs).toBeGreaterThanOrEqual(Math.min(500 * 2 ** (failures - 1), 15_000))
      expect(delayMs).toBeLessThanOrEqual(Math.min(1000 * 2 ** (failures - 1), 30_000))
    }),
  )
})

test('waits are spread, so that many clients do not come back at once', () => {
  expect(new Set(Array.from({ length: 20 }, () => chooseDelay(1, retry))).size).toBeGreaterThan(10)
})
