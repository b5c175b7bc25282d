/** What ends within this time ended at once. */
const atOnceMs = 1000

/**
 * What ends before the event loop came round so often did so as well, however long that took: a busy process takes none of its own slowness for the
 * other side's.
 */
const [roundMs, fewRounds] = [75, 5]

/** How often such a stream is opened at least, on a machine that is so busy that time says nothing. */
const fewestTries = 4

/** The stream of a run that may be so young that it ends at once, without a byte: then it is opened again. */
export class YoungStream {
  readonly #youngMs: number
  readonly #startedAt = performance.now()
  #openedAt = this.#startedAt
  #tries = 1
  #answeredAt = 0
  #rounds = 0
  #counting: NodeJS.Timeout | undefined

  /** @param youngMs how long the run may be young; 0 if it is not. */
  constructor(youngMs: number) {
    this.#youngMs = youngMs
  }

  /** An answer begins. */
  answered(): void {
    if (this.#youngMs === 0 || this.#counting !== undefined) return
    this.#answeredAt = performance.now()
    this.#counting = setInterval(() => {
      this.#rounds += 1
      if (this.#rounds === fewRounds) clearInterval(this.#counting)
    }, roundMs)
  }

  /** Whether the run may be too young for an end without a byte to say anything. */
  get isYoung(): boolean {
    return this.#youngMs > 0 && (this.#openedAt - this.#startedAt < this.#youngMs || this.#tries < fewestTries)
  }

  /** Whether an end that comes now comes at once. */
  get isAtOnce(): boolean {
    return this.#rounds < fewRounds || performance.now() - this.#answeredAt < atOnceMs
  }

  openedAgain(): void {
    this.stop()
    this.#openedAt = performance.now()
    this.#tries += 1
    this.#rounds = 0
    this.#counting = undefined
  }

  stop(): void {
    clearInterval(this.#counting)
  }
}
