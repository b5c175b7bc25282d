import type { WireAnswer, WireRequest } from './wire.ts'
import { fieldOf, isOn, queryOf, tokenOf } from './wire.ts'

/** Which requests a fault touches. */
export type Asked = (request: WireRequest) => boolean

/** Which answers a fault touches, by the request or by the answer. */
export type Answered = (request: WireRequest, answer: WireAnswer) => boolean

/** Every one. */
export const every: Asked = () => true

/** Those with a 200. */
export const ok: Answered = (_, answer) => answer.status === 200

/** Those with an error. */
export const refused: Answered = (_, answer) => answer.status >= 400

/** Those with one of these statuses. */
export function status(...statuses: readonly number[]): Answered {
  return (_, answer) => statuses.includes(answer.status)
}

/** Those with a header, of this value if one is given. */
export function has(name: string, value?: string | RegExp): Answered {
  return (_, answer) => matches(fieldOf(answer, name), value)
}

/** Requests with all of these flags on. */
export function on(...flags: readonly string[]): Asked {
  return (request) => flags.every((flag) => isOn(request, flag))
}

/** Requests with none of these flags on. */
export function off(...flags: readonly string[]): Asked {
  return (request) => !flags.some((flag) => isOn(request, flag))
}

/** Requests with a query parameter, of this value if one is given. */
export function query(name: string, value?: string | RegExp): Asked {
  return (request) => matches(queryOf(request, name), value)
}

/** Requests with a header, of this value if one is given. */
export function header(name: string, value?: string | RegExp): Asked {
  return (request) => matches(fieldOf(request, name), value)
}

/** Requests whose path, query included, is like this. */
export function path(pattern: RegExp): Asked {
  return (request) => pattern.test(request.path)
}

/** Requests with one of these methods. */
export function method(...names: readonly string[]): Asked {
  return (request) => names.includes(request.method)
}

/** Requests with a token, in the header or in the query. */
export const withAnyToken: Asked = (request) => tokenOf(request) !== undefined

/** All but those. */
export function not<Which extends Asked | Answered>(which: Which): Which {
  return ((request: WireRequest, answer: WireAnswer) => !which(request, answer)) as Which
}

function matches(given: string | undefined, wanted: string | RegExp | undefined): boolean {
  if (given === undefined || wanted === undefined) return given !== undefined
  return typeof wanted === 'string' ? given === wanted : wanted.test(given)
}
