import { Buffer } from 'node:buffer'

/** What stands in a report where a token stood. */
export const redacted = '[token]'

/** How much of a cut token is still worth hiding. */
const shortestPart = 5

/** Half of a token that is as long as this is told from other words, and as good as the whole. */
const shortestHalf = 8

/**
 * Replaces every token in a text: plain, URL-encoded (any characters of it, once or twice), JSON-escaped, as HTML entities, in base64 and
 * base64url at any offset, and what an ellipsis has left of one; of a token of sixteen characters or more also each half, in any case and
 * backwards, for clauses ask with tokens that are almost right.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  const longestFirst = [...secrets].filter(Boolean).sort((a, b) => b.length - a.length)
  return longestFirst.reduce((clean, secret) => replaceIn(clean, secret), text)
}

function replaceIn(text: string, secret: string): string {
  const clean = text.replace(/…([^…]{5,})…/g, (cut, middle) => (secret.includes(middle) ? redacted : cut))
  return clean.replace(patternsOf(secret).traces, redacted)
}

/** Whether a text holds the whole token in any spelling that {@link redact} replaces. */
export function holdsSecret(text: string, secret: string): boolean {
  return secret !== '' && text.search(patternsOf(secret).whole) !== -1
}

/** A copy of plain JSON data with every string redacted, names of properties included. */
export function redactData<Data>(data: Data, secrets: Iterable<string>): Data {
  const all = [...secrets]
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value, all)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name, all), walk(item)]))
  }
  return walk(data) as Data
}

const known = new Map<string, ReturnType<typeof compile>>()

function patternsOf(secret: string): ReturnType<typeof compile> {
  const patterns = known.get(secret) ?? compile(secret)
  known.set(secret, patterns)
  return patterns
}

/** What finds a token as a whole, and whatever would give it away. */
function compile(secret: string): { whole: RegExp; traces: RegExp } {
  const characters = [...secret].map(spellingsOf)
  const whole = [characters.join(''), ...base64PartsOf(secret)]
  const isLong = characters.length >= 2 * shortestHalf
  const inAnyCase = [...secret].map((character) => `(?:${spellingsOf(character)}|${otherCaseOf(character)})`)
  const almost = isLong ? [...halvesOf(inAnyCase), ...halvesOf(inAnyCase.toReversed())] : []
  return {
    whole: new RegExp(whole.join('|')),
    traces: new RegExp([...whole, ...cutParts(characters), ...almost].join('|'), 'g'),
  }
}

function otherCaseOf(character: string): string {
  const upper = character.toUpperCase()
  return escapePattern(character === upper ? character.toLowerCase() : upper)
}

/** Both halves, without the characters that may be missing or others: the first, the middle and the last. */
function halvesOf(characters: readonly string[]): string[] {
  const middle = Math.floor(characters.length / 2)
  return [characters.slice(1, middle).join(''), characters.slice(middle + 1, -1).join('')]
}

function spellingsOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const percent = [...Buffer.from(character)]
    .map((byte) => `%(?:25)*${anyCase(byte.toString(16).padStart(2, '0'))}`)
    .join('')
  const units = [...Array(character.length).keys()].map((at) => character.charCodeAt(at).toString(16).padStart(4, '0'))
  const unicode = units.map((unit) => `\\\\+u${anyCase(unit)}`).join('')
  const entity = `&#(?:0*${code}|[xX]0*${anyCase(code.toString(16))});`
  const special: Record<string, string> = {
    '"': '\\\\+"|&quot;',
    '\\': '\\\\\\\\+',
    '/': '\\\\+/',
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    ' ': '\\+',
  }
  const extra = special[character] === undefined ? '' : `|${special[character]}`
  return `(?:${escapePattern(character)}|${percent}|${unicode}|${entity}${extra})`
}

/** What an ellipsis behind or before a token has left of it. */
function cutParts(characters: readonly string[]): string[] {
  if (characters.length <= shortestPart) return []
  // What a cut has left of a spelling that takes several characters.
  const rest = '(?:\ufffd{1,3}|[%&\\\\][%#\\w]{0,10})?'
  const tail = '(?:\ufffd{1,3}|[%\\da-fA-F]{1,11};?)?'
  // Each further character is optional, nested so that a longer part is taken whole.
  const more = characters.slice(shortestPart, -1).reduceRight((longer, next) => `(?:${next}${longer})?`, '')
  const before = characters.slice(1, -shortestPart).reduce((longer, next) => `(?:${longer}${next})?`, '')
  return [
    `${characters.slice(0, shortestPart).join('')}${more}${rest}…`,
    `…${tail}${before}${characters.slice(-shortestPart).join('')}`,
  ]
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
    const spelled = stable.replaceAll('/', '(?:/|_|%2[fF]|\\\\/)').replaceAll('+', '(?:\\+|-|%2[bB])')
    return `${spelled}(?:=|%3[dD])*`
  })
}

function anyCase(hex: string): string {
  return [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('')
}

function escapePattern(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character
}
