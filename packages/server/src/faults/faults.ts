import type { Fault } from './fault.ts'
import { checkFault } from './fault.ts'

/** A fault that a request met, and when a stall of its answer is over. */
export interface MetFault extends Fault {
  /** Resolves when the server closes. */
  readonly stallEnds: Promise<void>
}

/** The faults that wait for requests. */
export class Faults {
  #waiting: { readonly fault: Fault; times: number }[] = []
  #endStalls: () => void = () => {}
  readonly #stallEnds = new Promise<void>((resolve) => {
    this.#endStalls = resolve
  })

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
    return { ...met.fault, stallEnds: this.#stallEnds }
  }

  /** Lets go of stalled answers, which then drop. For the server, when it closes. */
  endStalls(): void {
    this.#endStalls()
  }
}
