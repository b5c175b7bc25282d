import type { Fault } from './fault.ts'
import { checkFault } from './fault.ts'

/** A fault that a request met, and when what waits for it has to end. */
export interface MetFault extends Fault {
  /** Calls `wake` when the server closes. Returns how to stop waiting for that. */
  onClose(wake: () => void): () => void
}

/** The faults that wait for requests. */
export class Faults {
  #waiting: { readonly fault: Fault; times: number }[] = []
  /** A set, not a promise: a promise would hold on to everyone who ever waited for it. */
  readonly #waitingForClose = new Set<() => void>()

  /** Replaces all faults. Throws a `LogServerError` of code `invalid-input`; then those before stay. */
  set(faults: readonly Fault[]): void {
    for (const fault of faults) checkFault(fault)
    this.#waiting = faults.map((fault) => ({ fault, times: fault.times ?? 1 }))
  }

  clear(): void {
    this.#waiting = []
  }

  /** The first fault for such a request, which then has one time less; undefined if there is none. For the server. */
  take(id: string, { stream }: { readonly stream: boolean }): MetFault | undefined {
    const met = this.#waiting.find(({ fault }) => (fault.id ?? id) === id && (fault.stream ?? stream) === stream)
    if (met === undefined) return undefined
    met.times--
    if (met.times === 0) this.#waiting = this.#waiting.filter((each) => each !== met)
    const onClose = (wake: () => void): (() => void) => {
      this.#waitingForClose.add(wake)
      return () => this.#waitingForClose.delete(wake)
    }
    return { ...met.fault, onClose }
  }

  /** Lets go of stalled answers, which then drop, and of delayed ones. For the server, when it closes. */
  endStalls(): void {
    for (const wake of this.#waitingForClose) wake()
    this.#waitingForClose.clear()
  }
}
