import { Buffer } from 'node:buffer'

/** What stands in a report where a token stood. */
export const redacted = '[token]'

/** How much of a cut token is still worth hiding. */
const shortestPart = 5

/**
 * Replaces every token in a text: plain, URL-encoded (any characters of it, once or twice), JSON-escaped, as HTML entities, in base64 and
 * base64url at any offset, and what an ellipsis has left of one.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  let clean = text
  for (const secret of secrets) {
    if (secret === '') continue
    clean = clean.replace(patternOf(secret), redacted)
  }
  return clean
}

/** Whether a text holds the token in any spelling that {@link redact} replaces. */
export function holdsSecret(text: string, secret: string): boolean {
  return secret !== '' && redact(text, [secret]) !== text
}

/** A copy of plain JSON data with every string redacted, names of properties included. */
export function redactData<Data>(data: Data, secrets: Iterable<string>): Data {
  const all = [...secrets].sort((a, b) => b.length - a.length)
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value, all)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name, all), walk(item)]))
  }
  return walk(data) as Data
}

const patterns = new Map<string, RegExp>()

function patternOf(secret: string): RegExp {
  let pattern = patterns.get(secret)
  if (pattern === undefined) {
    const characters = [...secret].map(spellingsOf)
    const cut = [...cutParts(characters, 'start'), ...cutParts(characters, 'end')]
    pattern = new RegExp([characters.join(''), ...base64PartsOf(secret), ...cut].join('|'), 'g')
    patterns.set(secret, pattern)
  }
  return pattern
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

function cutParts(characters: readonly string[], side: 'start' | 'end'): string[] {
  if (characters.length <= shortestPart) return []
  const least = side === 'start' ? characters.slice(0, shortestPart) : characters.slice(-shortestPart)
  const more = side === 'start' ? characters.slice(shortestPart, -1) : characters.slice(1, -shortestPart)
  // Longest first: each further character is optional, nested so that a longer part is taken whole.
  if (side === 'start') return [`${least.join('')}${more.reduceRight((rest, next) => `(?:${next}${rest})?`, '')}…`]
  return [`…${more.reduce((rest, next) => `(?:${rest}${next})?`, '')}${least.join('')}`]
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
    const spelled = [...stable].map((character) => {
      if (character === '+') return '(?:\\+|-|%2[bB])'
      if (character === '/') return '(?:/|_|%2[fF]|\\\\/)'
      return character
    })
    return `${spelled.join('')}(?:=|%3[dD])*`
  })
}

function anyCase(hex: string): string {
  return [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('')
}

function escapePattern(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character
}
