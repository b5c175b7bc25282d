import { LogServerError } from './log-server-error.ts'

/** Requests a second for one log, as the provider documents for every resource. */
export const defaultRequestsPerSecond = 60

/** Counts requests in windows of one second, each opened by a key's first request after the last window closed. */
export class RateLimit {
  #perSecond: number
  #windows = new WeakMap<object, { opened: number; requests: number }>()

  constructor(perSecond: number) {
    this.#perSecond = checkPerSecond(perSecond)
  }

  /** How many requests a second one log answers; a whole number from 1. Setting it opens new windows. */
  get perSecond(): number {
    return this.#perSecond
  }

  set perSecond(perSecond: number) {
    this.#perSecond = checkPerSecond(perSecond)
    this.#windows = new WeakMap()
  }

  /** Counts a request for `key`. False: it is one too many. */
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

function checkPerSecond(perSecond: number): number {
  if (Number.isSafeInteger(perSecond) && perSecond >= 1) return perSecond
  throw new LogServerError(
    'invalid-input',
    `A rate limit is a whole number of requests a second, at least 1, not ${perSecond}.`,
  )
}
