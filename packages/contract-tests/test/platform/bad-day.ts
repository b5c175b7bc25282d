import { test } from 'vitest'

/** Whether to try everything, as `npm run test:long` does. */
export const isLong: boolean = process.env.GET_LOG_LONG !== undefined

/** A bad day that takes too long for `npm test`: only part of `npm run test:long`. */
export function badDay(title: string, day: () => Promise<void>): void {
  if (isLong) test(title, day)
}
