import { Buffer } from 'node:buffer'
import { decodeEscapes } from './decode-escapes.ts'

/** Replaces a token in a report. */
export const redacted = '[token]'

/** A shorter token may be a part of an ordinary word. */
export const longLength = 16

/** How much of a cut token is still worth hiding. */
const shortestPart = 5

/** User name and password of a URL, even percent-encoded. */
const userInfo = /(?<=:\/\/|%3A%2F%2F)[^\s/?#@"'<>]+?(?=@|%40)/gi

type Range = readonly [from: number, to: number]

/**
 * Replaces every token in a text, however it is encoded (for URLs, JSON or HTML, once or more often, in base64, base64url or hexadecimal), and what
 * clauses derive from it: cut, longer, with another letter, in another case, backwards; and each half of a token of sixteen characters or more.
 * Replaces a shorter one only as a whole word. Replaces passwords in URLs, whoever they belong to.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  return redactPart(text, 0, text.length, secrets)
}

/** A part of a text, redacted as in the whole: a token across an end of the part is replaced in it. */
export function redactPart(text: string, from: number, to: number, secrets: Iterable<string>): string {
  let clean = ''
  let done = from
  for (const [start, end] of findSecrets(text, secrets)) {
    if (end <= done || start >= to) continue
    clean += `${text.slice(done, Math.max(start, done))}${redacted}`
    done = end
  }
  return clean + text.slice(done, Math.max(to, done))
}

/** Whether a text contains the whole token in any spelling that {@link redact} replaces. */
export function holdsSecret(text: string, secret: string): boolean {
  return secret !== '' && decodeEscapes(text).plain.search(patternsOf(secret).whole) !== -1
}

/** Where secrets are, in order; overlapping ones are merged. */
function findSecrets(text: string, secrets: Iterable<string>): Range[] {
  const { plain, startOf } = decodeEscapes(text)
  const ranges = [...text.matchAll(userInfo)].map(({ 0: { length }, index }): Range => [index, index + length])
  for (const secret of secrets) {
    if (secret === '') continue
    const { hint, traces } = patternsOf(secret)
    // Most texts contain nothing of a token, which is much faster to find out.
    for (const { pattern, least = 0 } of hint.test(plain) ? traces : traces.slice(0, 1))
      for (const { 0: found, index } of plain.matchAll(pattern))
        if (found.length >= least) ranges.push([startOf(index), startOf(index + found.length)])
  }
  const joined: [from: number, to: number][] = []
  for (const [from, to] of ranges.sort(([left], [right]) => left - right)) {
    const last = joined.at(-1)
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

const known = new Map<string, ReturnType<typeof compile>>()

function patternsOf(secret: string): ReturnType<typeof compile> {
  const patterns = known.get(secret) ?? compile(secret)
  known.set(secret, patterns)
  return patterns
}

/** Finds a token as a whole, and whatever would give it away, in a text without escapes; a match counts if it is long enough. */
function compile(secret: string): { whole: RegExp; hint: RegExp; traces: { pattern: RegExp; least?: number }[] } {
  const forwards = [...decodeEscapes(secret).plain].map(escapePattern)
  const backwards = [...decodeEscapes([...secret].reverse().join('')).plain].map(escapePattern)
  const isLong = forwards.length >= longLength
  const hex = Buffer.from(secret).toString('hex')
  const alike = [forwards, backwards].flatMap((characters) => [...variantsOf(characters), ...cutAtEnd(characters)])
  const own = [
    ...alike.map((pattern) => (isLong ? pattern : word(pattern))),
    ...(hex.length >= longLength ? [hex] : []),
  ]
  const whole = [isLong ? forwards.join('') : word(forwards.join('')), ...base64PartsOf(secret)]
  const stretches = isLong ? [stretchOf(forwards), stretchOf(backwards)] : []
  const least = Math.floor(forwards.length / 2) - 1
  const traces = [whole.join('|'), own.join('|'), ...stretches]
  const hints = [forwards, backwards].flatMap((characters) => [
    characters.slice(0, shortestPart).join(''),
    ...quartersOf(characters).map(([from, to]) => characters.slice(from, to).join('')),
  ])
  return {
    whole: new RegExp(whole.join('|'), 'g'),
    hint: new RegExp(isLong ? [...hints, hex.slice(0, longLength)].join('|') : '', 'i'),
    traces: traces.map((pattern, index) => ({
      pattern: new RegExp(pattern, index === 0 ? 'g' : 'gi'),
      ...(index > 1 && { least }),
    })),
  }
}

/** The pattern, but not within a word; non-ASCII letters are recognized by their first byte. */
function word(pattern: string): string {
  const letter = '[\\xc3-\\xe1\\xe3-\\xed]'
  return `(?<!\\w|${letter}[\\x80-\\xbf]{1,2})(?:${pattern})(?!\\w|${letter})`
}

/** The almost right tokens that clauses send, the longest first. */
function variantsOf(characters: readonly string[]): string[] {
  const whole = characters.join('')
  const [middle, last] = [Math.floor(characters.length / 2), characters.length - 1]
  const others = [0, middle, last].map((at) => characters.with(at, '[xy]').join(''))
  const shorter = characters.length < 4 ? [] : [characters.slice(0, -1).join(''), characters.slice(1).join('')]
  return [`x?(?:${whole}){1,2}x?`, ...others, ...shorter]
}

/** A quarter of a token, and what surrounds it there: any half of the token in a row contains one of the quarters. */
function stretchOf(characters: readonly string[]): string {
  const stretches = quartersOf(characters).map(([from, to]) => {
    const before = characters.slice(0, from).reduce((longer, next) => `(?:${longer}${next})?`, '')
    const after = characters.slice(to).reduceRight((longer, next) => `(?:${next}${longer})?`, '')
    return `${before}${characters.slice(from, to).join('')}${after}`
  })
  return stretches.join('|')
}

function quartersOf({ length }: readonly string[]): Range[] {
  const quarter = Math.floor(length / 4)
  return [0, 1, 2, 3].map((index) => [index * quarter, (index + 1) * quarter])
}

/** The beginning of a token at the end of a text that breaks off. */
function cutAtEnd(characters: readonly string[]): string[] {
  const least = Math.max(shortestPart, characters.length < longLength ? Math.ceil(characters.length / 2) : 0)
  if (characters.length <= least) return []
  const more = characters.slice(least, -1).reduceRight((longer, next) => `(?:${next}${longer})?`, '')
  return [`${characters.slice(0, least).join('')}${more}(?=$|\\xe2\\x80\\xa6|\\xef\\xbf\\xbd|%$|%.$)`]
}

/** The characters of a token's base64 that do not depend on what stands before and after it, for each of the three offsets. */
function base64PartsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  if (bytes.length < 4) return []
  return [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const lead = Math.ceil((offset * 8) / 6)
    const whole = Math.floor(((offset + bytes.length) * 8) / 6)
    const stable = padded.slice(lead, whole)
    return `${stable.replaceAll('/', '[/_]').replaceAll('+', '[ -]')}=*`
  })
}

function escapePattern(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character
}
