import { BELL, CANCEL, DELETE, ESCAPE, endOfPlainRun, NEWLINE, SUBSTITUTE, TAB } from './ascii.ts'
import { measureCharacter } from './measure-character.ts'
import { PrintableBytes, replacementCharacter } from './printable-bytes.ts'

/** A sequence that has not ended after so many bytes is given up: what follows is text again. */
export const maxSequenceBytes = 4096

type State = 'text' | 'escape' | 'escape-intermediate' | 'control-sequence' | 'command' | 'string'

const nothing: Uint8Array = new Uint8Array(0)

/** The first byte in UTF-8 of the C1 controls, U+0080 to U+009F. It is never the rest of another character. */
const c1Lead = 0xc2

/** What a C1 control begins, and so does ESC with the character 0x40 below it. */
const introducers: ReadonlyMap<number, State> = new Map([
  [0x90, 'string'],
  [0x98, 'string'],
  [0x9b, 'control-sequence'],
  [0x9d, 'command'],
  [0x9e, 'string'],
  [0x9f, 'string'],
])

/**
 * Makes the printable log out of the raw one, chunk by chunk; any cutting into chunks gives the same output.
 *
 * Removed are the escape sequences of ECMA-48 (section 5.3 to 5.6) and xterm's control sequences document: control
 * sequences (CSI), commands (OSC, ended by BEL or ST), strings (DCS, SOS, PM, APC, ended by ST), escapes of two and
 * three characters, each also with its 8-bit introducer U+0080 to U+009F. Then every other control character but
 * newline and tab. A sequence never finished ends at a newline or after {@link maxSequenceBytes}. Invalid UTF-8
 * becomes U+FFFD, where and as often as a `TextDecoder` would put it.
 */
export class Stripper {
  #state: State = 'text'
  #sequenceBytes = 0
  /** The beginning of a character that the last chunk ended with. */
  #cut = nothing

  /** The printable bytes that `chunk` completes: a new array, or `chunk` itself where nothing had to go. */
  push(chunk: Uint8Array): Uint8Array {
    const input = this.#takeCut(chunk)
    let at = this.#state === 'text' ? endOfPlainRun(input) : 0
    if (at === input.length) return input
    const output = new PrintableBytes(input, at)
    while (at < input.length) {
      if (this.#state === 'text') at = output.copyPlainRun(at)
      if (at < input.length)
        at = this.#state === 'text' ? this.#leaveText(input, at, output) : this.#skip(input, at, output)
    }
    return output.take()
  }

  /** The printable bytes that the end of the log completes: U+FFFD for a character cut short. Resets the stripper. */
  end(): Uint8Array {
    const isCut = this.#state === 'text' && this.#cut.length > 0
    this.#cut = nothing
    this.#state = 'text'
    return isCut ? replacementCharacter : nothing
  }

  /** Another stripper in the same state. */
  fork(): Stripper {
    const fork = new Stripper()
    fork.#state = this.#state
    fork.#sequenceBytes = this.#sequenceBytes
    fork.#cut = this.#cut
    return fork
  }

  #takeCut(chunk: Uint8Array): Uint8Array {
    if (this.#cut.length === 0) return chunk
    const input = new Uint8Array(this.#cut.length + chunk.length)
    input.set(this.#cut)
    input.set(chunk, this.#cut.length)
    this.#cut = nothing
    return input
  }

  /** Keeps the rest of the chunk for the next one. */
  #keep(input: Uint8Array, from: number): number {
    this.#cut = new Uint8Array(input.subarray(from))
    return input.length
  }

  /** Takes what is not plain in text: a control character, or a character of several bytes. Returns where it ends. */
  #leaveText(input: Uint8Array, at: number, output: PrintableBytes): number {
    const byte = input[at] as number
    if (byte === ESCAPE) {
      const end = endOfControlSequence(input, at)
      if (end > 0) return end
      this.#begin('escape')
    }
    if (byte < 0x80) return at + 1
    const size = measureCharacter(input, at)
    if (size === 0) return this.#keep(input, at)
    const end = at + Math.abs(size)
    if (size < 0) output.replaceUpTo(end)
    else if (isC1(input, at)) this.#beginC1(input[at + 1] as number)
    else output.copy(at, end)
    return end
  }

  #begin(state: State): void {
    this.#state = state
    this.#sequenceBytes = 1
  }

  #beginC1(code: number): void {
    this.#begin(introducers.get(code) ?? 'text')
  }

  /** Takes the next bytes of a sequence. Returns where to go on, the same place if the byte there is text again. */
  #skip(input: Uint8Array, from: number, output: PrintableBytes): number {
    let at = from
    for (; at < input.length && this.#state !== 'text'; at++) {
      const byte = input[at] as number
      const isInString = this.#state === 'command' || this.#state === 'string'
      // Only at the start of a character, so that giving up leaves no half of one.
      const isGivenUp = this.#sequenceBytes >= maxSequenceBytes && (byte & 0xc0) !== 0x80
      if (byte === NEWLINE || isGivenUp || (byte >= 0x80 && !isInString)) {
        this.#state = 'text'
        return at
      }
      if (byte === c1Lead && at + 1 === input.length) return this.#keep(input, at)
      this.#sequenceBytes++
      if (byte === ESCAPE) this.#begin('escape')
      else if (byte === CANCEL || byte === SUBSTITUTE) this.#state = 'text'
      else if (!isInString) {
        if (byte === TAB) output.copy(at, at + 1)
        else if (byte >= 0x20 && byte !== DELETE) this.#state = stateAfter(this.#state, byte)
      } else if (byte === BELL && this.#state === 'command') this.#state = 'text'
      else if (isC1(input, at)) this.#beginC1(input[++at] as number)
    }
    return at
  }
}

/** Where a control sequence that begins with ESC [ ends, or 0: it is another one, odd or cut. */
function endOfControlSequence(input: Uint8Array, from: number): number {
  if (input[from + 1] !== 0x5b) return 0
  let at = from + 2
  while ((input[at] as number) >= 0x20 && (input[at] as number) < 0x40) at++
  return (input[at] as number) >= 0x40 && (input[at] as number) < DELETE && at < from + maxSequenceBytes ? at + 1 : 0
}

/** Whether one of the controls U+0080 to U+009F stands there. */
function isC1(input: Uint8Array, at: number): boolean {
  return input[at] === c1Lead && ((input[at + 1] as number) & 0xe0) === 0x80
}

function stateAfter(state: State, byte: number): State {
  if (state === 'control-sequence') return byte < 0x40 ? state : 'text'
  if (byte < 0x30) return 'escape-intermediate'
  return (state === 'escape' && introducers.get(byte + 0x40)) || 'text'
}
