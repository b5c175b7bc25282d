import { Buffer } from 'node:buffer'

/** A text without its escapes, as UTF-8 with one character a byte, and the position of each in the original text. */
export interface Decoded {
  readonly plain: string
  /** Where the byte at this index, or the end, begins in the text. */
  startOf(index: number): number
}

/** Percent-encoding first, since it can carry the others. */
const passes: readonly (readonly [escapes: RegExp, decode: (match: RegExpMatchArray) => string])[] = [
  [/%(?:25)*([\da-f]{2})|[^\0-\x7f]/giu, ([all, hex]) => (hex === undefined ? toUtf8(all) : fromHex(hex))],
  [
    /\\+u(d[89ab][\da-f]{2})\\+u(d[c-f][\da-f]{2})|\\+(?:u([\da-f]{4})|[nrtbf"/])?|&#(?:x[\da-f]+|\d+);|&(?:quot|amp|lt|gt);|\+/gi,
    decodeEscape,
  ],
]

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' }

/**
 * Undoes percent-encoding, once or more often, JSON escapes and HTML entities, and reads `+` as a space, as forms do. Texts that are escaped in
 * different ways become equal.
 */
export function decodeEscapes(text: string): Decoded {
  const unchanged: Decoded = { plain: text, startOf: (index) => index }
  if (!/[%\\&+\u0080-\uffff]/.test(text)) return unchanged
  return passes.reduce((decoded, [escapes, decode]) => {
    const { plain, starts } = replaceAll(decoded.plain, escapes, decode)
    return { plain, startOf: (index) => decoded.startOf(starts[index] ?? decoded.plain.length) }
  }, unchanged)
}

function replaceAll(text: string, escapes: RegExp, decode: (match: RegExpMatchArray) => string) {
  const starts: number[] = []
  const parts: string[] = []
  let end = 0
  const copyTo = (index: number): void => {
    parts.push(text.slice(end, index))
    for (; end < index; end += 1) starts.push(end)
  }
  for (const match of text.matchAll(escapes)) {
    copyTo(match.index)
    const bytes = decode(match)
    parts.push(bytes)
    for (const _ of bytes) starts.push(end)
    end += match[0].length
  }
  copyTo(text.length)
  return { plain: parts.join(''), starts }
}

function decodeEscape([all, high, low, unit]: RegExpMatchArray): string {
  const parse = (digits: string): number => Number.parseInt(digits, 16)
  if (high !== undefined && low !== undefined) return toUtf8(String.fromCharCode(parse(high), parse(low)))
  if (unit !== undefined) return foldPlus(toUtf8(String.fromCharCode(parse(unit))))
  if (all.startsWith('&#')) {
    const point = Number(all.slice(2, -1).replace(/^x/i, '0x'))
    return point > 0x10ffff ? all : foldPlus(toUtf8(String.fromCodePoint(point)))
  }
  if (all.startsWith('&')) return entities[all.slice(1, -1).toLowerCase()] ?? all
  if (/["/]$/.test(all)) return all.slice(-1)
  return /[nrtbf]$/i.test(all) ? '\n' : foldPlus(all.slice(-1))
}

function foldPlus(character: string): string {
  return character === '+' ? ' ' : character
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}

function toUtf8(text: string): string {
  return Buffer.from(text).toString('latin1')
}
