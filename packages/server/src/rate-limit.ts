import { checkValue, wholeNumber } from './check-value.ts'

/** Requests a second for one log, as the provider documents for every resource. */
export const defaultRequestsPerSecond = 60

/** Counts requests in windows of one second, each opened by a key's first request after the last window closed. */
export class RateLimit {
  #perSecond: number
  #windows = new WeakMap<object, { opened: number; requests: number }>()

  constructor(perSecond: number) {
    this.#perSecond = checkValue('The rate limit', perSecond, wholeNumber(1))
  }

  /** How many requests a second each log answers; a whole number from 1. Setting it opens new windows. */
  get perSecond(): number {
    return this.#perSecond
  }

  set perSecond(perSecond: number) {
    this.#perSecond = checkValue('The rate limit', perSecond, wholeNumber(1))
    this.#windows = new WeakMap()
  }

  /** Counts a request for `key`; returns false if it is one too many. */
  admit(key: object): boolean {
    const now = performance.now()
    const window = this.#windows.get(key)
    if (window === undefined || now - window.opened >= 1000) {
      this.#windows.set(key, { opened: now, requests: 1 })
      return true
    }
    window.requests++
    return window.requests <= this.#perSecond
  }
}
