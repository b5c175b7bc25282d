/** How much a witness takes before it stops reading. */
export interface WitnessLimits {
  /** The longest silence once the end of the answer is awaited, in milliseconds. */
  readonly silenceMs: number
  /** The longest wait for the end, in milliseconds; each byte that came adds one, so that what is slow is not late. */
  readonly totalMs: number
  /** The most bytes of a body. */
  readonly maxBytes: number
  /** How long a run may be so young that a stream of its log ends at once, without a byte: then it is opened again. Default: never. */
  readonly youngMs?: number
  /** Called when a wait ran out: what came then may only be late. */
  readonly onPatienceSpent?: () => void
}

/** The wait for the end of an answer, from when it begins: without end it would go on for ever. */
export class EndWait {
  readonly #limits: WitnessLimits
  readonly #onLate: (detail: string) => void
  #since: number | undefined
  #silence: NodeJS.Timeout | undefined
  #total: NodeJS.Timeout | undefined

  constructor(limits: WitnessLimits, onLate: (detail: string) => void) {
    this.#limits = limits
    this.#onLate = onLate
  }

  begin(received: () => number): void {
    this.#since ??= performance.now()
    this.heard()
    this.#limitTotal(this.#since, received)
  }

  /** Something came. */
  heard(): void {
    if (this.#since === undefined) return
    const { silenceMs } = this.#limits
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#onLate(`nothing came for ${silenceMs} ms`), silenceMs)
  }

  stop(): void {
    clearTimeout(this.#silence)
    clearTimeout(this.#total)
  }

  #limitTotal(since: number, received: () => number): void {
    const { totalMs } = this.#limits
    const leftMs = since + totalMs + received() - performance.now()
    clearTimeout(this.#total)
    if (leftMs <= 0) this.#onLate(`not over after ${totalMs} ms`)
    else this.#total = setTimeout(() => this.#limitTotal(since, received), leftMs)
  }
}
