import { ESCAPE, endOfPlainRun, isPlain, isPlainWord, NEWLINE } from './ascii.ts'
import {
  copiedOfCharacter,
  END_LINE,
  GO_BACK,
  MORE_BITS,
  READ_AT,
  REPLACED_AT,
  STATE_BITS,
  steps,
  TAKEN_BACK_AT,
  TEXT,
} from './steps.ts'

const nothing: Uint8Array = new Uint8Array(0)
const replacementCharacter: Uint8Array = new TextEncoder().encode('\ufffd')

/** A longer chunk is stripped in parts, so that what is made of one stays in the cache of the processor. */
const longestPart = 64 * 1024

/** Room for what becomes of a part: at most a U+FFFD for each byte, one for the character before, and what is written past them. */
const made = new Uint8Array(3 * longestPart + 16)
const madeWords = new DataView(made.buffer)

/** How many bytes are taken step by step before there may be text as usual. */
const stepsAtATime = 64

/**
 * Makes the printable log out of the raw one, chunk by chunk; any cutting into chunks gives the same output.
 *
 * Removed are the escape sequences of ECMA-48 (section 5.3 to 5.6) and xterm's control sequences document: control
 * sequences (CSI), commands (OSC, ended by BEL or ST), strings (DCS, SOS, PM, APC, ended by ST), escapes of two and
 * three characters, each also with its 8-bit introducer U+0080 to U+009F; and what the console of Linux and screen add. A sequence
 * never finished ends at a newline, however long it is. Then every other control character but newline and tab; a carriage return in
 * a line becomes a newline unless one follows, so that each state of a progress bar has a line. Invalid UTF-8
 * becomes U+FFFD, where and as often as a `TextDecoder` would put it.
 */
export class Stripper {
  #state = TEXT
  /** The beginning of a character that the last chunk ended with. */
  #cut = nothing
  #isLineStart = true
  /** Whether a carriage return has just become a newline, so that one after it is the same. */
  #isReturned = false

  /** The printable bytes that `chunk` completes: a new array, or `chunk` itself where nothing had to go. */
  push(chunk: Uint8Array): Uint8Array {
    if (chunk.length === 0) return chunk
    const isText = this.#state === TEXT && this.#cut.length === 0
    if (isText && !(this.#isReturned && chunk[0] === NEWLINE) && endOfPlainRun(chunk) === chunk.length) {
      this.#isReturned = false
      this.#isLineStart = chunk[chunk.length - 1] === NEWLINE
      return chunk
    }
    if (this.#cut.length + chunk.length <= longestPart) return this.#strip(this.#withCut(chunk))
    const parts: Uint8Array[] = []
    const size = longestPart - copiedOfCharacter.length
    for (let at = 0; at < chunk.length; at += size) parts.push(this.push(chunk.subarray(at, at + size)))
    return join(parts)
  }

  /** The printable bytes that the end of the log completes: U+FFFD for a character cut short. Resets the stripper. */
  end(): Uint8Array {
    const isCut = this.#cut.length > 0
    this.#cut = nothing
    this.#state = TEXT
    this.#isLineStart = true
    this.#isReturned = false
    return isCut ? replacementCharacter : nothing
  }

  /** Another stripper in the same state. */
  fork(): Stripper {
    const fork = new Stripper()
    fork.#state = this.#state
    fork.#cut = this.#cut
    fork.#isLineStart = this.#isLineStart
    fork.#isReturned = this.#isReturned
    return fork
  }

  #withCut(chunk: Uint8Array): Uint8Array {
    const cut = this.#cut
    this.#cut = nothing
    return cut.length === 0 ? chunk : join([cut, chunk])
  }

  #strip(input: Uint8Array): Uint8Array {
    const size = input.length
    // Of their own, since the engine looks anew at what belongs to the module each time.
    const table = steps
    const output = made
    const plain = isPlain
    const words = new DataView(input.buffer, input.byteOffset, size)
    let state = this.#state
    let at = 0
    let length = 0
    /** Up to where the output was when a carriage return became a newline. */
    let returned = this.#isReturned ? 0 : -1

    while (at < size) {
      // What most logs are made of: plain text, control sequences, and the usual characters of several bytes.
      while (state === TEXT && length !== returned) {
        for (; at + 4 <= size; at += 4, length += 4) {
          const word = words.getInt32(at, true)
          if (!isPlainWord(word)) break
          madeWords.setInt32(length, word, true)
        }
        let byte = input[at] as number
        for (; at < size && plain[byte] === 1; byte = input[++at] as number) output[length++] = byte
        const next = at + 1 < size ? (input[at + 1] as number) : 0
        if (byte === next) {
          // The same byte over and over means nothing before the last: one of a character is none, another one is not printed.
          for (; at + 1 < size && input[at + 1] === byte; at++) {
            if (byte < 0x80) continue
            output[length++] = 0xef
            output[length++] = 0xbf
            output[length++] = 0xbd
          }
          if (at + 1 === size) break
        } else if (byte === ESCAPE && next === 0x5b) {
          const end = endOfParameters(input, at + 2)
          if (end === size || plain[input[end] as number] === 0 || (input[end] as number) < 0x40) break
          at = end + 1
        } else {
          const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
          const isUsual = (byte > 0xc2 && byte < 0xed && byte !== 0xe0) || (byte === 0xf0 && next >= 0x90)
          if (!isUsual || at + width > size || !isContinued(input, at, width)) break
          for (const end = at + width; at < end; at++) output[length++] = input[at] as number
        }
      }
      for (const end = Math.min(at + stepsAtATime, size); at < end; ) {
        const byte = input[at] as number
        const step = table[state | byte] as number
        const replaced = -((step >> REPLACED_AT) & 1)
        state = step & STATE_BITS
        at += (step >> READ_AT) & 1
        length -= (step >> TAKEN_BACK_AT) & 3
        output[length] = (byte & ~replaced) | (0xef & replaced)
        output[length + 1] = 0xbf
        output[length + 2] = 0xbd
        length += step & 3
        const more = step & MORE_BITS
        if (more === 0) continue
        if (more === GO_BACK) {
          const isLineStart = length > 0 ? output[length - 1] === NEWLINE : this.#isLineStart
          if (!isLineStart) {
            output[length++] = NEWLINE
            returned = length
          }
        } else if (more === END_LINE) {
          if (length !== returned) output[length++] = NEWLINE
          returned = -1
          break
        } else break
      }
    }
    const cut = copiedOfCharacter[state >> 8] as number
    if (cut > 0) {
      length -= cut
      this.#cut = input.slice(size - cut)
      state = TEXT
    }
    this.#state = state
    this.#isReturned = length === returned
    if (length > 0) this.#isLineStart = made[length - 1] === NEWLINE
    return made.slice(0, length)
  }
}

/** Whether the bytes of a character after its first are such. */
function isContinued(input: Uint8Array, from: number, width: number): boolean {
  let at = from + 1
  while (at < from + width && ((input[at] as number) & 0xc0) === 0x80) at++
  return at === from + width
}

function endOfParameters(input: Uint8Array, from: number): number {
  let at = from
  while (at < input.length && (input[at] as number) >= 0x20 && (input[at] as number) < 0x40) at++
  return at
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
