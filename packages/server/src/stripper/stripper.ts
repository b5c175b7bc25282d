import { areAllPlain, ESCAPE, isPlain, isPlainWord, NEWLINE } from './ascii.ts'
import type { Steps } from './steps.ts'
import { beforeCharacter, copiedOfCharacter, createSteps, STATE_BITS, textAtStart, textInLine } from './steps.ts'

const nothing: Uint8Array = new Uint8Array(0)
const replacementCharacter: Uint8Array = new TextEncoder().encode('\ufffd')

/** A longer chunk is stripped in parts, so that each result stays in the processor's cache. */
const longestPart = 64 * 1024

const longestCharacter = 4

let steps: Steps | undefined

/** Room for a stripped part: at most a U+FFFD for each byte, one for the character before, and what is written past them. */
const made = new Uint8Array(3 * longestPart + 16)
const madeView = new DataView(made.buffer)

/** How many bytes are processed step by step before looking for plain text again. */
const stepsAtATime = 32

/**
 * Turns the raw log into the printable one, chunk by chunk; any cutting into chunks gives the same output.
 *
 * Removes the escape sequences of ECMA-48 (sections 5.3 to 5.6) and of xterm's control sequences document: control sequences
 * (CSI), commands (OSC, ended by BEL or ST), strings (DCS, SOS, PM, APC, ended by ST), escapes of two and three characters,
 * each also with its 8-bit introducer U+0080 to U+009F; and what the Linux console and screen add. An unfinished sequence
 * ends at a newline, however long it is. Then removes every other control character but newline and tab; a carriage return
 * within a line becomes a newline unless one follows, so that each state of a progress bar gets a line. Invalid UTF-8
 * becomes U+FFFD, where and as often as a `TextDecoder` would put it.
 */
export class Stripper {
  #state: number = textAtStart
  /** The incomplete character at the end of the last chunk. */
  #cut = nothing

  /** The printable bytes that `chunk` completes: a new array, or `chunk` itself if nothing was removed. */
  push(chunk: Uint8Array): Uint8Array {
    if (chunk.length === 0) return chunk
    if (this.#state <= textAtStart && this.#cut.length === 0 && areAllPlain(chunk)) {
      this.#state = chunk.at(-1) === NEWLINE ? textAtStart : textInLine
      return chunk
    }
    if (this.#cut.length + chunk.length <= longestPart) {
      return this.#strip(this.#cut.length === 0 ? chunk : join([this.#cut, chunk]))
    }
    const parts: Uint8Array[] = []
    const size = longestPart - longestCharacter
    for (let at = 0; at < chunk.length; at += size) parts.push(this.push(chunk.subarray(at, at + size)))
    return join(parts)
  }

  /** The printable bytes that the end of the log completes: U+FFFD for a character cut short. Resets the stripper. */
  end(): Uint8Array {
    const isCut = this.#cut.length > 0
    this.#cut = nothing
    this.#state = textAtStart
    return isCut ? replacementCharacter : nothing
  }

  /** Another stripper in the same state. */
  fork(): Stripper {
    const fork = new Stripper()
    fork.#state = this.#state
    fork.#cut = this.#cut
    return fork
  }

  #strip(input: Uint8Array): Uint8Array {
    const size = input.length
    // Local copies, since the engine looks up module variables each time.
    steps ??= createSteps()
    const { moves, texts } = steps
    const [output, view, plain] = [made, madeView, isPlain]
    const words = new DataView(input.buffer, input.byteOffset, size)
    let state = this.#state
    let at = 0
    let length = 0

    while (at < size) {
      // Most logs consist of plain text and control sequences.
      while (state <= textAtStart) {
        const from = at
        for (; at + 4 <= size; at += 4, length += 4) {
          const word = words.getInt32(at, true)
          if (!isPlainWord(word)) break
          view.setInt32(length, word, true)
        }
        for (; at < size && plain[input[at] as number] === 1; at++) output[length++] = input[at] as number
        if (at > from) state = input[at - 1] === NEWLINE ? textAtStart : textInLine
        if (at + 2 >= size || input[at] !== ESCAPE || input[at + 1] !== 0x5b) break
        const end = endOfParameters(input, at + 2)
        if (end === size || plain[input[end] as number] === 0 || (input[end] as number) < 0x40) break
        at = end + 1
      }
      for (const end = Math.min(at + stepsAtATime, size); at < end; at++) {
        const index = state | (input[at] as number)
        const move = moves[index] as number
        state = move & STATE_BITS
        length -= move & 3
        view.setFloat64(length, texts[index] as number, true)
        length += (move >> 2) & 7
      }
    }
    const cut = copiedOfCharacter(state)
    this.#cut = input.slice(size - cut)
    this.#state = cut > 0 ? beforeCharacter(state) : state
    return made.slice(0, length - cut)
  }
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
