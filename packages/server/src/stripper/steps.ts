import { BELL, CANCEL, DELETE, ESCAPE, NEWLINE, RETURN, SUBSTITUTE, TAB } from './ascii.ts'

/** Where a stripper is: in text, */
export const TEXT = 0
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
const states = 27

/**
 * A step is a number of bits, so that it is taken without a branch, whose outcome nobody could foretell for bytes that mean nothing. The state after
 * it is in those of 256 and more, ready to be put before the next byte. The others tell how many bytes are written, from the lowest,
 */
export const STATE_BITS = 0x1f00
/** after so many were taken back, */
export const TAKEN_BACK_AT = 2
/** whether the byte is read, or looked at again in the next state, */
export const READ_AT = 4
/** and whether U+FFFD is written, not the byte. */
export const REPLACED_AT = 5
/** Two bits tell of what is left to do: a sequence ends, */
export const MORE_BITS = 0xc0
const LEAVE = 0x40
/** or a line, or it goes back to its beginning. */
export const END_LINE = 0x80
export const GO_BACK = 0xc0

const SKIP: number = 1 << READ_AT
const COPY: number = SKIP | 1
const REPLACE: number = SKIP | 3 | (1 << REPLACED_AT)

/** By state: how many bytes of a character are copied that is not complete. */
export const copiedOfCharacter: Uint8Array = Uint8Array.from({ length: states }, (_, state) =>
  state < C1 ? 0 : state === FOURTH ? 3 : state === THIRD_OF_THREE || state === THIRD_OF_FOUR ? 2 : 1,
)

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

/** What the characters after ESC begin, and the C1 controls 0x40 above them. The title of screen (`ESC k`) ends as a command does. */
const introduced: ReadonlyMap<string, number> = new Map([
  ['P', STRING],
  ['X', STRING],
  ['[', CONTROL_SEQUENCE],
  [']', COMMAND_START],
  ['^', STRING],
  ['_', STRING],
  ['k', COMMAND],
])

/** The steps, by state and byte: `state * 256 + byte`. */
export const steps: Uint16Array = Uint16Array.from({ length: states * 256 }, (_, index) =>
  step(index >> 8, index & 0xff),
)

/** The step into a state. */
function into(state: number, flags: number): number {
  return (state << 8) | flags
}

function step(state: number, byte: number): number {
  if (state >= C1) return stepInCharacter(state, byte)
  if (byte === ESCAPE) return into(ESCAPED, SKIP)
  if (byte === NEWLINE) return into(TEXT, SKIP | END_LINE)
  if (state === TEXT) return stepInText(byte)
  if (byte === CANCEL || byte === SUBSTITUTE) return into(TEXT, SKIP | LEAVE)
  const next = state >= COMMAND_START ? stateInString(state, byte) : stateInSequence(state, byte)
  if (state >= COMMAND_START || byte < 0x80) {
    const isReturn = byte === RETURN && state < COMMAND_START
    if (byte === TAB && state < COMMAND_START) return into(next, COPY)
    return into(next, SKIP | (isReturn ? GO_BACK : next === TEXT ? LEAVE : 0))
  }
  return stepInText(byte)
}

function stepInText(byte: number): number {
  if (byte === RETURN) return into(TEXT, SKIP | GO_BACK)
  if (byte === TAB || (byte >= 0x20 && byte < DELETE)) return into(TEXT, COPY)
  if (byte < 0x80) return into(TEXT, SKIP)
  if (byte < 0xc2 || byte > 0xf4) return into(TEXT, REPLACE)
  if (byte < 0xe0) return into(byte === 0xc2 ? C1 : BEFORE_LAST, COPY)
  if (byte < 0xf0) return into(byte === 0xe0 ? AFTER_E0 : byte === 0xed ? AFTER_ED : AFTER_E1, COPY)
  return into(byte === 0xf0 ? AFTER_F0 : byte === 0xf4 ? AFTER_F4 : AFTER_F1, COPY)
}

function stepInCharacter(state: number, byte: number): number {
  const [from, to, next] = continuations.get(state) as readonly [number, number, number]
  if (byte >= from && byte <= to) return into(next, COPY)
  if (state === C1 && isC1(byte)) return into(introducedByC1(byte), SKIP | (1 << TAKEN_BACK_AT) | LEAVE)
  return into(TEXT, (REPLACE & ~SKIP) | ((copiedOfCharacter[state] as number) << TAKEN_BACK_AT))
}

function stateInSequence(state: number, byte: number): number {
  if (byte < 0x20 || byte === DELETE) return state
  if (state === CONTROL_SEQUENCE) return byte < 0x40 ? state : TEXT
  if (byte < 0x30) return INTERMEDIATES
  return state === ESCAPED ? (introduced.get(String.fromCharCode(byte)) ?? TEXT) : TEXT
}

function stateInString(state: number, byte: number): number {
  if ((state === COMMAND_C1 || state === STRING_C1) && isC1(byte)) return introducedByC1(byte)
  const isPlainString = state === STRING || state === STRING_C1
  if (byte === 0xc2) return isPlainString ? STRING_C1 : COMMAND_C1
  if (isPlainString) return STRING
  if (byte === BELL) return TEXT
  const character = String.fromCharCode(byte)
  // For the console of Linux, ESC ] R is complete, and ESC ] P has seven hexadecimal digits: nothing ends them.
  if (state === COMMAND_START && character === 'R') return TEXT
  if (state === COMMAND_START && character === 'P') return PALETTE
  const isDigit = state >= PALETTE && /[\da-f]/i.test(character)
  return !isDigit ? COMMAND : state + 1 < PALETTE_END ? state + 1 : TEXT
}

/** Whether a byte after 0xc2 makes a C1 control with it. */
function isC1(byte: number): boolean {
  return byte >= 0x80 && byte < 0xa0
}

function introducedByC1(byte: number): number {
  return introduced.get(String.fromCharCode(byte - 0x40)) ?? TEXT
}
