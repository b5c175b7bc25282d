import { MIMEType } from 'node:util'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Exchange } from '../witness/exchange.ts'

/** The one `Content-Type` is this, with these parameters and perhaps others (RFC 9110, section 8.3.1). Code: `media-type`. */
export function checkMediaType(exchange: Exchange, expected: string): Finding[] {
  const given = exchange.headers('content-type')
  if (given.length === 1 && isMediaType(given[0] ?? '', expected)) return []
  return [
    finding('media-type', `one Content-Type, ${expected}`, given.length === 0 ? 'none' : given.join(' and '), exchange),
  ]
}

/** No charset, or UTF-8 in any case. Code: `charset`. */
export function checkCharset(exchange: Exchange): Finding[] {
  const charset = parse(exchange.header('content-type') ?? '')?.params.get('charset') ?? 'utf-8'
  return sameParameter('charset', charset, 'utf-8')
    ? []
    : [finding('charset', 'no charset, or utf-8', charset, exchange)]
}

/** Whether a `Content-Type` has this type, in any case, and at least these parameters, in any order. */
export function isMediaType(given: string, expected: string): boolean {
  const [one, other] = [parse(given), parse(expected)]
  return (
    one !== undefined &&
    one.essence === other?.essence &&
    [...other.params].every(([name, value]) => sameParameter(name, one.params.get(name), value))
  )
}

/** Charsets have names without case (RFC 9110, section 8.3.2), and UTF-8 has two; other values mean what they are. */
function sameParameter(name: string, given: string | null, expected: string): boolean {
  if (name !== 'charset' || given === null) return given === expected
  const [one, other] = [given, expected].map((charset) => charset.toLowerCase().replace(/^utf8$/, 'utf-8'))
  return one === other
}

function parse(mediaType: string): MIMEType | undefined {
  try {
    return new MIMEType(mediaType)
  } catch {
    return undefined
  }
}

/** A 401 says how to authenticate (RFC 9110, section 15.5.2), in whichever way. Code: `challenge`. */
export function checkChallenge(exchange: Exchange): Finding[] {
  const given = exchange.header('www-authenticate') ?? ''
  return given.trim() === ''
    ? [finding('challenge', 'WWW-Authenticate with a challenge', given || 'none', exchange)]
    : []
}

const token = "[\\w!#$%&'*+.^`|~-]+"
const parameter = `${token}[ \\t]*=[ \\t]*(?:${token}|"(?:[^"\\\\]|\\\\.)*")`
const challenge = `${token}(?: +(?:${parameter}(?:[ \\t]*,[ \\t]*${parameter})*|[\\w.~+/-]+=*))?`
const challenges = new RegExp(`^[ \\t]*(?:,[ \\t]*)*${challenge}[ \\t]*(?:,[ \\t]*(?:${challenge}[ \\t]*)?)*$`)

/** Each `WWW-Authenticate`, if there is one, follows the grammar (RFC 9110, section 11.6.1). Code: `challenge-syntax`. */
export function checkChallengeSyntax(exchange: Exchange): Finding[] {
  const broken = exchange.headers('www-authenticate').find((given) => !challenges.test(given))
  if (broken === undefined) return []
  return [finding('challenge-syntax', 'a WWW-Authenticate that is a list of challenges', broken, exchange)]
}

/** Methods that the resource does not support, as far as the page says; HEAD is left open. */
export const refusedMethods: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']

/** `Allow` lists what is wanted, and nothing that is refused. Codes: `no-allow`, `allow`. */
export function checkAllow(exchange: Exchange, wanted: readonly string[], refused: readonly string[]): Finding[] {
  const given = exchange.header('allow')
  if (given === undefined) return [finding('no-allow', `Allow: ${wanted.join(',')}`, 'no Allow', exchange)]
  const listed = given.split(',').map((method) => method.trim())
  const isTrue = wanted.every((method) => listed.includes(method)) && !refused.some((method) => listed.includes(method))
  return isTrue ? [] : [finding('allow', `Allow: ${wanted.join(',')}`, `Allow: ${given}`, exchange)]
}

/** There is one `X-RateLimit-Limit`, and it is a whole number above 0. Code: `rate-limit-header`. */
export function checkLimitHeader(exchange: Exchange): Finding[] {
  const given = exchange.headers('x-ratelimit-limit')
  if (given.length === 1 && /^[1-9]\d*$/.test(given[0] ?? '')) return []
  const seen = given.join(' and ') || 'none'
  return [finding('rate-limit-header', 'one X-RateLimit-Limit, a whole number above 0', seen, exchange)]
}

const date =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** `Retry-After`, if it is sent, is a number of seconds or an HTTP date (RFC 9110, section 10.2.3). Code: `retry-after`. */
export function checkRetryAfter(exchange: Exchange): Finding[] {
  const given = exchange.headers('retry-after')
  if (given.length === 0) return []
  const [value = ''] = given
  if (given.length === 1 && (/^\d+$/.test(value) || (date.test(value) && !Number.isNaN(Date.parse(value))))) return []
  return [finding('retry-after', 'one Retry-After, whole seconds or an HTTP date', given.join(' and '), exchange)]
}

/** For a limit per second, an hour is far too long, but may be a penalty. */
const longestWait = 3600
/** How far apart the clocks of two machines may be, in seconds. */
const clockSkew = 300

/** `Retry-After`, if it is sent, is neither in the past nor more than an hour away. Code: `absurd-wait`. */
export function checkWait(exchange: Exchange): Finding[] {
  const given = exchange.header('retry-after')
  if (given === undefined) return []
  const now = Date.parse(exchange.header('date') ?? '') || Date.now()
  const isDate = !/^\d+$/.test(given)
  const seconds = isDate ? (Date.parse(given) - now) / 1000 : Number(given)
  if (seconds >= -clockSkew && seconds <= longestWait + (isDate ? clockSkew : 0)) return []
  return [finding('absurd-wait', 'a wait between now and an hour', given, exchange)]
}

/** A browser is told to take the body for what it is said to be. Code: `nosniff`. */
export function checkNosniff(exchange: Exchange): Finding[] {
  const given = exchange.header('x-content-type-options')
  if (given?.toLowerCase() === 'nosniff') return []
  return [finding('nosniff', 'X-Content-Type-Options: nosniff', given ?? 'none', exchange)]
}
