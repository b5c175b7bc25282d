import { BELL, CANCEL, DELETE, ESCAPE, NEWLINE, RETURN, SUBSTITUTE, TAB } from './ascii.ts'

/** The places of a stripper: in text, */
const TEXT = 0
/** in a sequence, */
const ESCAPED = 1
const INTERMEDIATES = 2
const CONTROL_SEQUENCE = 3
const COMMAND_START = 4
const COMMAND = 5
const STRING = 6
/** in a string after the first byte of a C1 control, which may end it, */
const COMMAND_C1 = 7
const STRING_C1 = 8
/** before the first of the seven digits of a palette, each of which brings it to the next state, */
const PALETTE = 9
const PALETTE_END = PALETTE + 7
/** or in a character: after a byte with which C1 controls begin, after one before another, */
const C1 = 16
const BEFORE_LAST = 17
/** and after what restricts the byte that comes next. */
const AFTER_E0 = 18
const AFTER_E1 = 19
const AFTER_ED = 20
const THIRD_OF_THREE = 21
const AFTER_F0 = 22
const AFTER_F1 = 23
const AFTER_F4 = 24
const THIRD_OF_FOUR = 25
const FOURTH = 26
const places = 27

/** The state of the printable line: it has characters, */
const MIDDLE = 0
/** it has none, */
const START = 1
/** or it has none since a carriage return ended the previous one, so that a newline would be redundant. */
const RETURNED = 2

/** What a byte does to the line: leaves it as it is, makes it longer, ends it, or returns to its beginning. */
type Effect = 'none' | 'print' | 'end' | 'return'

/** The place after a byte, its effect, what is written (newlines aside), and how many bytes are taken back first. */
type Step = readonly [place: number, effect: Effect, text?: readonly number[], takenBack?: number]

const nothing: readonly number[] = []
const replacement: readonly number[] = [0xef, 0xbf, 0xbd]

/** The bytes that continue a character in a state, from and to, and the state after it. */
const continuations: ReadonlyMap<number, readonly [number, number, number]> = new Map([
  [C1, [0xa0, 0xbf, TEXT]],
  [BEFORE_LAST, [0x80, 0xbf, TEXT]],
  [AFTER_E0, [0xa0, 0xbf, THIRD_OF_THREE]],
  [AFTER_E1, [0x80, 0xbf, THIRD_OF_THREE]],
  [AFTER_ED, [0x80, 0x9f, THIRD_OF_THREE]],
  [THIRD_OF_THREE, [0x80, 0xbf, TEXT]],
  [AFTER_F0, [0x90, 0xbf, THIRD_OF_FOUR]],
  [AFTER_F1, [0x80, 0xbf, THIRD_OF_FOUR]],
  [AFTER_F4, [0x80, 0x8f, THIRD_OF_FOUR]],
  [THIRD_OF_FOUR, [0x80, 0xbf, FOURTH]],
  [FOURTH, [0x80, 0xbf, TEXT]],
])

/** What the characters after ESC begin, and the C1 controls 0x40 above them. A title of screen (`ESC k`) ends as a command does. */
const introduced: ReadonlyMap<string, number> = new Map([
  ['P', STRING],
  ['X', STRING],
  ['[', CONTROL_SEQUENCE],
  [']', COMMAND_START],
  ['^', STRING],
  ['_', STRING],
  ['k', COMMAND],
])

/** A stripper's state combines its place and its line, shifted so that the next byte can be added. These are the states in text. */
export const textInLine: number = stateOf(TEXT, MIDDLE)
export const textAtStart: number = stateOf(TEXT, START)

/** How to get from state to state. A step has no branch, which random bytes would make unpredictable. */
export interface Steps {
  /**
   * By state and byte: the next state, from 256 up; in the two lowest bits, how many bytes of an invalid character are taken back; and in
   * the three bits above them, how many bytes are written.
   */
  readonly moves: Uint16Array
  /** By state and byte: what is written, at most seven bytes, packed into a double, the widest number there is. */
  readonly texts: Float64Array
}
export const STATE_BITS = 0x7f00

/** Computes every step; too slow for a process that strips nothing. */
export function createSteps(): Steps {
  const moves = new Uint16Array(places * 3 * 256)
  const texts = new Float64Array(moves.length)
  const double = new DataView(texts.buffer)
  for (let place = 0; place < places; place++) {
    for (let byte = 0; byte < 256; byte++) {
      const [next, effect, text = nothing, takenBack = 0] = step(place, byte)
      for (let line = MIDDLE; line <= RETURNED; line++) {
        const before = takenBack > 0 ? MIDDLE : line
        const isEnded = (effect === 'end' && before !== RETURNED) || (effect === 'return' && before === MIDDLE)
        const nextLine = effect === 'print' ? MIDDLE : effect === 'end' ? START : isEnded ? RETURNED : line
        const index = stateOf(place, line) | byte
        const length = text.length + Number(isEnded)
        moves[index] = stateOf(next, nextLine) | (length << 2) | takenBack
        for (let at = 0; at < length; at++) double.setUint8(index * 8 + at, text[at] ?? NEWLINE)
        texts[index] = double.getFloat64(index * 8, true)
      }
    }
  }
  return { moves, texts }
}

/** By state: how many bytes of an incomplete character are written. */
export function copiedOfCharacter(state: number): number {
  return copiedIn(Math.floor((state >> 8) / 3))
}

/** Where an incomplete character began. */
export function beforeCharacter(state: number): number {
  return stateOf(TEXT, (state >> 8) % 3)
}

function copiedIn(place: number): number {
  return place < C1 ? 0 : place === FOURTH ? 3 : place === THIRD_OF_THREE || place === THIRD_OF_FOUR ? 2 : 1
}

function stateOf(place: number, line: number): number {
  return (place * 3 + line) << 8
}

function step(place: number, byte: number): Step {
  if (place >= C1) return stepInCharacter(place, byte)
  if (byte === ESCAPE) return [ESCAPED, 'none']
  if (byte === NEWLINE) return [TEXT, 'end']
  if (place === TEXT) return stepInText(byte)
  if (byte === CANCEL || byte === SUBSTITUTE) return [TEXT, 'none']
  if (place >= COMMAND_START) return [placeInString(place, byte), 'none']
  if (byte >= 0x80) return stepInText(byte)
  const next = placeInSequence(place, byte)
  return byte === TAB ? [next, 'print', [TAB]] : [next, byte === RETURN ? 'return' : 'none']
}

function stepInText(byte: number): Step {
  if (byte === RETURN) return [TEXT, 'return']
  if (byte === TAB || (byte >= 0x20 && byte < DELETE)) return [TEXT, 'print', [byte]]
  if (byte < 0x80) return [TEXT, 'none']
  if (byte < 0xc2 || byte > 0xf4) return [TEXT, 'print', replacement]
  if (byte < 0xe0) return [byte === 0xc2 ? C1 : BEFORE_LAST, 'none', [byte]]
  if (byte < 0xf0) return [byte === 0xe0 ? AFTER_E0 : byte === 0xed ? AFTER_ED : AFTER_E1, 'none', [byte]]
  return [byte === 0xf0 ? AFTER_F0 : byte === 0xf4 ? AFTER_F4 : AFTER_F1, 'none', [byte]]
}

function stepInCharacter(place: number, byte: number): Step {
  const [from, to, next] = continuations.get(place) as readonly [number, number, number]
  if (byte >= from && byte <= to) return [next, next === TEXT ? 'print' : 'none', [byte]]
  if (place === C1 && isC1(byte)) return [introducedByC1(byte), 'none', nothing, 1]
  const [after, effect, text = nothing] = step(TEXT, byte)
  return [after, effect === 'none' ? 'print' : effect, [...replacement, ...text], copiedIn(place)]
}

function placeInSequence(place: number, byte: number): number {
  if (byte < 0x20 || byte === DELETE) return place
  if (place === CONTROL_SEQUENCE) return byte < 0x40 ? place : TEXT
  if (byte < 0x30) return INTERMEDIATES
  return place === ESCAPED ? (introduced.get(String.fromCharCode(byte)) ?? TEXT) : TEXT
}

function placeInString(place: number, byte: number): number {
  if ((place === COMMAND_C1 || place === STRING_C1) && isC1(byte)) return introducedByC1(byte)
  const isPlainString = place === STRING || place === STRING_C1
  if (byte === 0xc2) return isPlainString ? STRING_C1 : COMMAND_C1
  if (isPlainString) return STRING
  if (byte === BELL) return TEXT
  const character = String.fromCharCode(byte)
  // On the Linux console ESC ] R is complete and ESC ] P takes seven hexadecimal digits, without a terminator.
  if (place === COMMAND_START && character === 'R') return TEXT
  if (place === COMMAND_START && character === 'P') return PALETTE
  const isDigit = place >= PALETTE && /[\da-f]/i.test(character)
  return !isDigit ? COMMAND : place + 1 < PALETTE_END ? place + 1 : TEXT
}

/** Whether a byte after 0xc2 forms a C1 control with it. */
function isC1(byte: number): boolean {
  return byte >= 0x80 && byte < 0xa0
}

function introducedByC1(byte: number): number {
  return introduced.get(String.fromCharCode(byte - 0x40)) ?? TEXT
}
