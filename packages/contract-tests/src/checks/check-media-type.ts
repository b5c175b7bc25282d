import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import type { Exchange } from '../witness/exchange.ts'

/** A media type without parameters, in lower case, and its parameters by lower-case name. */
export interface MediaType {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Reads a `Content-Type` (RFC 9110, section 8.3.1). */
export function parseMediaType(value: string): MediaType {
  const [type = '', ...rest] = value.split(';')
  const parameters = rest.map((parameter): [string, string] => {
    const equals = parameter.indexOf('=')
    const name = equals === -1 ? parameter : parameter.slice(0, equals)
    return [
      name.trim().toLowerCase(),
      equals === -1
        ? ''
        : parameter
            .slice(equals + 1)
            .trim()
            .replace(/^"(.*)"$/, '$1'),
    ]
  })
  return { type: type.trim().toLowerCase(), parameters: new Map(parameters) }
}

/** The one `Content-Type` is this. Code: `media-type`. */
export function checkMediaType(exchange: Exchange, expected: string): Finding[] {
  const given = exchange.headers('content-type')
  if (given.length === 1 && parseMediaType(given[0] ?? '').type === expected) return []
  return [
    finding('media-type', `one Content-Type, ${expected}`, given.length === 0 ? 'none' : given.join(' and '), exchange),
  ]
}

/** No charset, or UTF-8 in any case. Code: `charset`. */
export function checkCharset(exchange: Exchange): Finding[] {
  const charset = parseMediaType(exchange.header('content-type') ?? '').parameters.get('charset')
  if (charset === undefined || /^utf-?8$/i.test(charset)) return []
  return [finding('charset', 'no charset, or utf-8', charset, exchange)]
}
