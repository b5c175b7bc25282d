/** How much a witness reads before it stops. */
export interface WitnessLimits {
  /** The longest silence once the end of the answer is awaited, in milliseconds. */
  readonly silenceMs: number
  /** The longest wait for the end, in milliseconds; each byte that arrives adds one, so that a slow answer is not late. */
  readonly totalMs: number
  /** The most bytes of a body. */
  readonly maxBytes: number
  /** For how long a run is so young that a stream of its log may end at once, without a byte: then it is reopened. Default: never. */
  readonly youngMs?: number
  /** Called when a wait ran out: what was missing may only be late. */
  readonly onPatienceSpent?: () => void
}

/** The wait for the end of an answer, from its beginning: an endless one would go on forever. */
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

/** Conditions that somebody waits for: whatever may have fulfilled them wakes the watch. */
export class Watch {
  readonly #looks = new Set<() => void>()

  /** Whether this becomes true in time and before everything is over; calls `onLate` if the time runs out. */
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

/** An end within this time is immediate. */
const atOnceMs = 1000

/**
 * So is an end within this many turns of the event loop, however long these took: a busy process must not mistake its own slowness for the other
 * side's.
 */
const [roundMs, fewRounds] = [75, 5]

/** How often to open such a stream at least, on a machine so busy that time means nothing. */
const fewestTries = 4

/** The stream of a run that may, for a while, be so young that it ends at once, without a byte: then it is reopened. */
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

  /** Whether the run may be too young for an empty end to mean anything. */
  get isYoung(): boolean {
    return this.#youngMs > 0 && (this.#openedAt - this.#startedAt < this.#youngMs || this.#tries < fewestTries)
  }

  /** Whether an end now would be immediate. */
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
