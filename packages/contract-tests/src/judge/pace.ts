import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps requests at least a fixed time apart, so that a target that limits their rate need not say so. */
export class Pace {
  readonly #intervalMs: number
  #next = 0

  /** Without a rate nobody ever waits. */
  constructor(requestsPerSecond: number | undefined) {
    this.#intervalMs = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond
  }

  /** Resolves when the next request may go. */
  async turn(): Promise<void> {
    if (this.#intervalMs === 0) return
    const now = performance.now()
    const at = Math.max(now, this.#next)
    this.#next = at + this.#intervalMs
    if (at > now) await sleep(at - now)
  }
}
