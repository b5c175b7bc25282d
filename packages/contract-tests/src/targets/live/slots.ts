import { Blocked } from '../../clause/scene.ts'

/** How many of those that already hold one may want another at the same time. */
const spare = 2

/**
 * A limit on how many runs there are at once. A clause that holds runs goes before those that hold none, and those leave some to the others: a clause that needs two runs
 * never waits for one that waits for it.
 */
export class Slots {
  readonly #size: number
  readonly #waiting: { readonly held: number; readonly take: () => void; readonly fail: (error: Error) => void }[] = []
  #taken = 0
  /** Runs that end only when a clause says so. */
  #steered = 0
  #closed: Error | undefined

  constructor(size: number) {
    this.#size = size
  }

  /**
   * Resolves once a run may start. `held` is how many the caller holds, or undefined if the run ends by itself.
   *
   * @throws Blocked if there will never be room.
   */
  async take(held: number | undefined): Promise<void> {
    if (held !== undefined && held >= this.#size)
      throw new Blocked(`It needs ${held + 1} runs at once, and --concurrency allows ${this.#size}`)
    if (this.#closed !== undefined) throw this.#closed
    await new Promise<void>((resolve, reject) => {
      const take = (): void => {
        this.#taken += 1
        if (held !== undefined) this.#steered += 1
        resolve()
      }
      const one = { held: held ?? -1, take, fail: reject }
      const at = this.#waiting.findIndex((other) => other.held < one.held)
      this.#waiting.splice(at === -1 ? this.#waiting.length : at, 0, one)
      this.#next()
    })
  }

  give(isSteered: boolean): void {
    this.#taken -= 1
    if (isSteered) this.#steered -= 1
    this.#next()
  }

  close(error: Error): void {
    this.#closed = error
    for (const { fail } of this.#waiting.splice(0)) fail(error)
  }

  #next(): void {
    const mayBegin = this.#steered < Math.max(1, this.#size - spare)
    const at = this.#waiting.findIndex(({ held }) => held !== 0 || mayBegin)
    if (this.#taken >= this.#size || at === -1) return
    this.#waiting.splice(at, 1)[0]?.take()
    this.#next()
  }
}
