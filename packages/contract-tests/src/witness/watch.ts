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
