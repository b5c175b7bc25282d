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
export function createEndWait({ silenceMs, totalMs }: WitnessLimits, onLate: (detail: string) => void) {
  let since: number | undefined
  let silence: NodeJS.Timeout | undefined
  let total: NodeJS.Timeout | undefined
  const limitTotal = (begunAt: number, received: () => number): void => {
    const leftMs = begunAt + totalMs + received() - performance.now()
    clearTimeout(total)
    if (leftMs <= 0) onLate(`not over after ${totalMs} ms`)
    else total = setTimeout(() => limitTotal(begunAt, received), leftMs)
  }
  /** Something came. */
  const heard = (): void => {
    if (since === undefined) return
    clearTimeout(silence)
    silence = setTimeout(() => onLate(`nothing came for ${silenceMs} ms`), silenceMs)
  }
  const begin = (received: () => number): void => {
    since ??= performance.now()
    heard()
    limitTotal(since, received)
  }
  const stop = (): void => {
    clearTimeout(silence)
    clearTimeout(total)
  }
  return { begin, heard, stop }
}

/** What is waited for: whoever may have brought it about wakes the watch. */
export class Watch {
  readonly #looks = new Set<() => void>()

  /** Whether this comes true in time, and before all is over; `onLate` is called if the time runs out. */
  async until(
    isTrue: () => boolean,
    withinMs: number,
    isOver: () => boolean = () => false,
    onLate?: () => void,
  ): Promise<boolean> {
    if (isTrue()) return true
    if (isOver()) return false
    return new Promise((resolve) => {
      const settle = (came: boolean): void => {
        clearTimeout(timer)
        this.#looks.delete(look)
        resolve(came)
      }
      const look = (): void => {
        if (isTrue()) settle(true)
        else if (isOver()) settle(false)
      }
      const timer = setTimeout(() => {
        onLate?.()
        settle(isTrue())
      }, withinMs)
      this.#looks.add(look)
    })
  }

  wake(): void {
    for (const look of [...this.#looks]) look()
  }
}

/** What ends within this time ended at once. */
const atOnceMs = 1000

/**
 * What ends before the event loop came round so often did so as well, however long that took: a busy process takes none of its own slowness for the
 * other side's.
 */
const [roundMs, fewRounds] = [75, 5]

/** How often such a stream is opened at least, on a machine that is so busy that time says nothing. */
const fewestTries = 4

/** The stream of a run that may be so young, for so long or not at all, that it ends at once, without a byte: then it is opened again. */
export class YoungStream {
  readonly #youngMs: number
  readonly #startedAt = performance.now()
  #openedAt = this.#startedAt
  #tries = 1
  #answeredAt = 0
  #rounds = 0
  #counting: NodeJS.Timeout | undefined

  constructor(youngMs = 0) {
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
