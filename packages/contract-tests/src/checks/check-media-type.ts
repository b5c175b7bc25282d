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
