import { test } from 'vitest'

/** Whether everything is tried, as `npm run test:long` does. */
export const isLong: boolean = process.env.GET_LOG_LONG !== undefined

/** A bad day that costs too much for `npm test`: a test of `npm run test:long`. */
export function badDay(title: string, day: () => Promise<void>): void {
  if (isLong) test(title, day)
}
