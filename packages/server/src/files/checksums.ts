import { crc32 } from 'node:zlib'

/** How many bytes share a checksum; a single append may go beyond that. */
export const stretchBytes: number = 256 * 1024

/** A position in the bytes, and the CRC-32 of everything up to there. */
export interface Mark {
  readonly length: number
  readonly sum: number
}

/** A part of the bytes that can be checked alone: starting from `sum`, its last byte yields `endSum`. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly sum: number
  readonly endSum: number
}

/** The running checksum of append-only bytes, with marks along the way. */
export class Checksums {
  #marks: Mark[] = [{ length: 0, sum: 0 }]
  #end: Mark = { length: 0, sum: 0 }

  get end(): Mark {
    return this.#end
  }

  /** Counts `bytes`. Returns the new end. */
  add(bytes: Uint8Array): Mark {
    // For no bytes zlib returns 0, whatever came before.
    const sum = bytes.length === 0 ? this.#end.sum : crc32(bytes, this.#end.sum)
    return this.addMark({ length: this.#end.length + bytes.length, sum })
  }

  /** Counts the bytes up to this mark. */
  addMark(mark: Mark): Mark {
    const last = this.#marks.at(-1) as Mark
    if (mark.length - last.length > stretchBytes && this.#end.length > last.length) this.#marks.push(this.#end)
    this.#end = mark
    return mark
  }

  /** Returns a function that undoes everything counted from now on. */
  remember(): () => void {
    const end = this.#end
    const { length } = this.#marks
    return () => {
      this.#end = end
      this.#marks.length = length
    }
  }

  /** The smallest stretch that contains the byte at `from`, which is before the end. */
  stretchAt(from: number): Stretch {
    let low = 0
    for (let high = this.#marks.length; high - low > 1; ) {
      const middle = (low + high) >> 1
      if ((this.#marks[middle] as Mark).length <= from) low = middle
      else high = middle
    }
    const start = this.#marks[low] as Mark
    const end = this.#marks[low + 1] ?? this.#end
    return { from: start.length, to: end.length, sum: start.sum, endSum: end.sum }
  }
}
