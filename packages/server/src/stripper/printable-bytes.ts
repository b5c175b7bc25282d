import { isPlain, isPlainWord } from './ascii.ts'

/** U+FFFD in UTF-8. */
export const replacementCharacter: Uint8Array = new TextEncoder().encode('\ufffd')

/** What becomes of `input`: bytes copied from it, and U+FFFD. It has room for all of the input that is still to come. */
export class PrintableBytes {
  readonly #input: Uint8Array
  readonly #source: DataView
  #bytes: Uint8Array
  #target: DataView
  #length = 0

  /** Begins with the first `length` bytes of the input. */
  constructor(input: Uint8Array, length: number) {
    this.#input = input
    this.#source = viewOf(input)
    this.#bytes = new Uint8Array(input.length + replacementCharacter.length)
    this.#target = viewOf(this.#bytes)
    this.#bytes.set(input.subarray(0, length))
    this.#length = length
  }

  /** Copies the run of plain bytes at `from`, and returns where it ends. */
  copyPlainRun(from: number): number {
    const input = this.#input
    const source = this.#source
    const bytes = this.#bytes
    const target = this.#target
    let at = from
    let to = this.#length
    // Four bytes at a time, which is faster than a view and `set` for runs of any length.
    for (; at + 4 <= input.length; at += 4, to += 4) {
      const word = source.getInt32(at, true)
      if (!isPlainWord(word)) break
      target.setInt32(to, word, true)
    }
    while (at < input.length && isPlain[input[at] as number] === 1) bytes[to++] = input[at++] as number
    this.#length = to
    return at
  }

  /** Copies `[from, to)` of the input. */
  copy(from: number, to: number): void {
    const input = this.#input
    const bytes = this.#bytes
    let length = this.#length
    for (let at = from; at < to; at++) bytes[length++] = input[at] as number
    this.#length = length
  }

  /** Writes U+FFFD in place of what ends at `at`. */
  replaceUpTo(at: number): void {
    const needed = this.#length + replacementCharacter.length + this.#input.length - at
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(2 * needed)
      grown.set(this.#bytes)
      this.#bytes = grown
      this.#target = viewOf(grown)
    }
    this.#bytes.set(replacementCharacter, this.#length)
    this.#length += replacementCharacter.length
  }

  /** All of them, without a copy. */
  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
