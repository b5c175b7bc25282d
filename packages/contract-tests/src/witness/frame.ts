import { isUtf8 } from 'node:buffer'

/** What a target puts around a program's output. Clauses compare the program's output. */
export interface Frame {
  /** What a program prints first and last, whole lines that tell its own lines from the platform's. */
  readonly begin: string
  readonly end: string
  /** Why a reader could not know that a program printed exactly this, as a sentence for people; undefined if it could. */
  hides(printed: Uint8Array): string | undefined
  /** Removes the frame from a log as it arrives. */
  unframe(): Unframing
}

/** A log whose frame is being removed. */
export interface Unframing {
  /** What the program printed, as far as these further bytes show. */
  push(bytes: Uint8Array): Uint8Array
  /** The rest, once the log is over. */
  end(): Uint8Array
}

/** The frames, by their names in fixtures. */
export const frames = {
  /** Nothing: the log is what the program printed. */
  verbatim: {
    begin: '',
    end: '',
    hides: () => undefined,
    unframe: () => ({ push: (bytes) => bytes, end: () => new Uint8Array(0) }),
  },
  /** A time before each line, and lines of the platform before and after. */
  'stamped-lines': {
    begin: 'get-log-contract: what follows was printed to be read\n',
    end: 'get-log-contract: what was to be read ends here\n',
    hides: whyHidden,
    unframe: () => new StampedLines(),
  },
} as const satisfies Record<string, Frame>

/** The name of a frame. */
export type FrameName = keyof typeof frames

function whyHidden(printed: Uint8Array): string | undefined {
  if (printed.byteLength === 0) return 'The platform writes lines of its own to every log: none is without a byte'
  if (printed.at(-1) !== newline)
    return 'The platform writes whole lines: what stands before the end of one is not told'
  if (!isUtf8(printed)) return 'The platform keeps lines of text: what becomes of bytes that are none is not told'
  return undefined
}

const newline = 0x0a
const longestStamp = 40
const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z ?/
const nothing = Buffer.alloc(0)

class StampedLines implements Unframing {
  readonly #kept: Buffer[] = []
  #rest: Buffer = nothing
  #place: 'before' | 'inside' | 'behind' = 'before'
  #isStamped = false

  push(bytes: Uint8Array): Uint8Array {
    const all = Buffer.concat([this.#rest, bytes])
    let from = 0
    for (let to = all.indexOf(newline); to !== -1; to = all.indexOf(newline, from)) {
      this.#take(all.subarray(from, to + 1))
      from = to + 1
    }
    this.#rest = all.subarray(from)
    return Buffer.concat(this.#kept.splice(0))
  }

  end(): Uint8Array {
    if (this.#place === 'inside' && this.#rest.length > 0) this.#take(this.#rest)
    this.#rest = nothing
    return Buffer.concat(this.#kept.splice(0))
  }

  #take(line: Buffer): void {
    const { begin, end } = frames['stamped-lines']
    if (this.#place === 'before') {
      this.#isStamped = stamp.test(line.toString('latin1', 0, longestStamp))
      if (this.#printed(line).equals(Buffer.from(begin))) this.#place = 'inside'
    } else if (this.#place === 'inside') {
      const printed = this.#printed(line)
      if (printed.equals(Buffer.from(end))) this.#place = 'behind'
      else this.#kept.push(printed)
    }
  }

  #printed(line: Buffer): Buffer {
    const [found = ''] = (this.#isStamped && stamp.exec(line.toString('latin1', 0, longestStamp))) || []
    return line.subarray(found.length)
  }
}
