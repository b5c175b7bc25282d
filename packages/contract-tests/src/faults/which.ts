import type { Runs } from '@get-log/server'
import type { WireAnswer, WireRequest } from './wire.ts'
import { fieldOf, idOf, isOn, queryOf, tokenOf } from './wire.ts'

/** The runs of the server behind a fault. */
export type KnownRuns = Pick<Runs, 'get'>

/** Which requests a fault touches, by the request or by the run that it asks for. */
export type Asked = (request: WireRequest, answer: WireAnswer | undefined, runs: KnownRuns) => boolean

/** Which answers a fault touches, by the request, the answer or the run. */
export type Answered = (request: WireRequest, answer: WireAnswer, runs: KnownRuns) => boolean

/** All of these conditions at once. */
export function allOf<Which extends Asked | Answered>(which: Which | readonly Which[]): Which {
  const conditions = [which].flat() as Answered[]
  const all: Answered = (...seen) => conditions.every((condition) => condition(...seen))
  return all as Which
}

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

/** Requests for this id. */
export function id(value: string | RegExp): Asked {
  return (request) => matches(idOf(request), value)
}

/** Requests with one of these methods. */
export function method(...names: readonly string[]): Asked {
  return (request) => names.includes(request.method)
}

/** Requests with a token in the header or in the query, this one if one is given. */
export function token(value?: string | RegExp): Asked {
  return (request) => matches(tokenOf(request), value)
}

/** Requests for the log of a run that is running. */
export const running: Asked = (request, _, runs) => runs.get(idOf(request))?.state === 'running'

/** Requests for a log that anyone may read. */
export const open: Asked = (request, _, runs) => runs.get(idOf(request))?.access === 'anyone'

/** Each so manieth one, counted for each key on its own. It counts what it is asked about, so it stands last among conditions. */
export function each(count: number, keyOf: (request: WireRequest) => string = () => ''): Asked {
  const counts = new WeakMap<KnownRuns, Map<string, number>>()
  return (request, _, runs) => {
    const counted = counts.get(runs) ?? new Map<string, number>()
    counts.set(runs, counted)
    const number = (counted.get(keyOf(request)) ?? 0) + 1
    counted.set(keyOf(request), number)
    return number % count === 0
  }
}

/** All but those. */
export function not<Which extends Asked | Answered>(which: Which): Which {
  const negated: Answered = (...seen) => !(which as Answered)(...seen)
  return negated as Which
}

function matches(given: string | undefined, wanted: string | RegExp | undefined): boolean {
  if (given === undefined || wanted === undefined) return given !== undefined
  return typeof wanted === 'string' ? given === wanted : wanted.test(given)
}
