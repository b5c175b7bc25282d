import { BELL, CANCEL, DELETE, ESCAPE, NEWLINE, SUBSTITUTE, TAB } from './ascii.ts'
import { ByteSink } from './byte-sink.ts'
import { copyText } from './copy-text.ts'
import { endOfText } from './end-of-text.ts'
import { Utf8Character } from './utf8-character.ts'

/** A sequence that has not ended after so many bytes is given up: what follows is text again. */
export const maxSequenceBytes = 4096

const replacementCharacter = new TextEncoder().encode('\ufffd')
const nothing = new Uint8Array(0)

type State =
  | 'text'
  | 'escape'
  | 'escape-intermediate'
  | 'control-sequence'
  | 'command'
  | 'string'
  | 'command-c1'
  | 'string-c1'

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
  #character = new Utf8Character()

  /** The printable bytes that `chunk` completes: a new array, or `chunk` itself where nothing had to go. */
  push(chunk: Uint8Array): Uint8Array {
    const length = chunk.length
    let at = 0
    if (this.#state === 'text' && this.#character.length === 0) {
      at = endOfText(chunk)
      if (at === length) return chunk
    }
    const sink = new ByteSink(length + 4)
    sink.write(chunk, 0, at)
    while (at < length) {
      if (this.#state !== 'text') {
        at = this.#skip(chunk, at, sink)
      } else if (this.#character.length > 0) {
        at = this.#continueCharacter(chunk, at, sink)
      } else {
        at = copyText(chunk, at, sink)
        if (at < length) this.#leavePlainText(chunk[at++] as number, sink)
      }
    }
    return sink.take()
  }

  /** The printable bytes that the end of the log completes: U+FFFD for a character cut short. Resets the stripper. */
  end(): Uint8Array {
    const cut = this.#character.length > 0
    this.#character.length = 0
    this.#state = 'text'
    return cut ? replacementCharacter : nothing
  }

  /** Another stripper in the same state. */
  fork(): Stripper {
    const fork = new Stripper()
    fork.#state = this.#state
    fork.#sequenceBytes = this.#sequenceBytes
    fork.#character = this.#character.fork()
    return fork
  }

  #leavePlainText(byte: number, sink: ByteSink): void {
    if (byte === ESCAPE) this.#begin('escape')
    else if (byte >= 0x80 && !this.#character.begin(byte)) sink.write(replacementCharacter, 0, 3)
  }

  #continueCharacter(chunk: Uint8Array, at: number, sink: ByteSink): number {
    const character = this.#character
    const step = character.push(chunk[at] as number)
    if (step === 'broken') {
      sink.write(replacementCharacter, 0, 3)
      return at
    }
    if (step === 'whole') {
      const isC1 = character.bytes[0] === 0xc2 && (character.bytes[1] as number) < 0xa0
      if (isC1) this.#beginC1(character.bytes[1] as number)
      else sink.write(character.bytes, 0, character.length)
      character.length = 0
    }
    return at + 1
  }

  #begin(state: State): void {
    this.#state = state
    this.#sequenceBytes = 1
  }

  #beginC1(code: number): void {
    if (code === 0x9b) this.#begin('control-sequence')
    else if (code === 0x9d) this.#begin('command')
    else if (code === 0x90 || code === 0x98 || code === 0x9e || code === 0x9f) this.#begin('string')
    else this.#state = 'text'
  }

  /** Takes the next bytes of a sequence; answers where to go on, the same place if the byte there is text again. */
  #skip(chunk: Uint8Array, from: number, sink: ByteSink): number {
    const length = chunk.length
    let at = from
    while (at < length) {
      const byte = chunk[at] as number
      // Only at the start of a character, so that giving up leaves no half of one.
      if (this.#sequenceBytes >= maxSequenceBytes && (byte & 0xc0) !== 0x80) this.#state = 'text'
      if (byte === NEWLINE) this.#state = 'text'
      if (this.#state === 'text') return at
      this.#sequenceBytes++
      if (byte === ESCAPE) this.#begin('escape')
      else if (byte === CANCEL || byte === SUBSTITUTE) this.#state = 'text'
      else if (this.#state === 'command' || this.#state === 'string') this.#skipInString(this.#state, byte)
      else if (this.#state === 'command-c1' || this.#state === 'string-c1') {
        if ((byte & 0xe0) === 0x80) this.#beginC1(byte)
        else {
          this.#state = this.#state === 'command-c1' ? 'command' : 'string'
          continue
        }
      } else if (byte >= 0x80) {
        this.#state = 'text'
        return at
      } else if (byte === TAB) sink.write(chunk, at, at + 1)
      else if (byte >= 0x20 && byte !== DELETE) this.#skipInEscape(byte)
      at++
    }
    return at
  }

  #skipInString(state: 'command' | 'string', byte: number): void {
    if (byte === BELL && state === 'command') this.#state = 'text'
    // U+0080 to U+009F begin with 0xc2 in UTF-8, which is never the rest of another character.
    else if (byte === 0xc2) this.#state = `${state}-c1`
  }

  #skipInEscape(byte: number): void {
    if (this.#state === 'control-sequence') {
      if (byte >= 0x40) this.#state = 'text'
    } else if (byte < 0x30) this.#state = 'escape-intermediate'
    else if (this.#state === 'escape-intermediate') this.#state = 'text'
    else if (byte === 0x5b) this.#state = 'control-sequence'
    else if (byte === 0x5d) this.#state = 'command'
    else if (byte === 0x50 || byte === 0x58 || byte === 0x5e || byte === 0x5f) this.#state = 'string'
    else this.#state = 'text'
  }
}
