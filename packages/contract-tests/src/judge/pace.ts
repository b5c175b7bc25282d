import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps requests at least a fixed time apart, so that a target that limits their rate need not say so. */
export class Pace {
  #intervalMs = 0
  #next = 0

  /** Without a rate nobody ever waits. */
  constructor(requestsPerSecond: number | undefined) {
    if (requestsPerSecond !== undefined) this.slowTo(requestsPerSecond)
  }

  /** Sends no more than so many requests a second from now on. */
  slowTo(requestsPerSecond: number): void {
    this.#intervalMs = Math.max(this.#intervalMs, 1000 / requestsPerSecond)
  }

  /** Resolves when the next request may go. */
  async turn(): Promise<void> {
    const wait = this.take()
    if (wait > 0) await sleep(wait)
  }

  /** Counts a request that cannot wait; how many milliseconds it is too early. */
  take(): number {
    if (this.#intervalMs === 0) return 0
    const now = performance.now()
    const at = Math.max(now, this.#next)
    this.#next = at + this.#intervalMs
    return at - now
  }
}
