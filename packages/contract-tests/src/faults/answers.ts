import type { Runs } from '@get-log/server'
import type { Fault } from './counterexample.ts'
import type { Field, Forward, WireAnswer, WireRequest } from './wire.ts'
import {
  answerWith,
  editText,
  fieldOf,
  idOf,
  isOn,
  queryOf,
  readAll,
  refusal,
  tokenOf,
  withBody,
  withBytes,
  withField,
} from './wire.ts'

export type KnownRuns = Pick<Runs, 'get'>

/** Which requests a fault touches, by the request or by the run that it asks for. */
export type Asked = (request: WireRequest, answer: WireAnswer | undefined, runs: KnownRuns) => boolean

/** Which answers a fault touches, by the request, the answer or the run. */
export type Answered = (request: WireRequest, answer: WireAnswer, runs: KnownRuns) => boolean

export function allOf<Which extends Asked | Answered>(which: Which | readonly Which[]): Which {
  const conditions = [which].flat() as Answered[]
  const all: Answered = (...seen) => conditions.every((condition) => condition(...seen))
  return all as Which
}

export const every: Asked = () => true

export const ok: Answered = (_, answer) => answer.status === 200

export const refused: Answered = (_, answer) => answer.status >= 400

export function status(...statuses: readonly number[]): Answered {
  return (_, answer) => statuses.includes(answer.status)
}

/** Answers with a header, with this value if one is given. */
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

/** Requests with a query parameter, with this value if one is given. */
export function query(name: string, value?: string | RegExp): Asked {
  return (request) => matches(queryOf(request, name), value)
}

/** Requests with a header, with this value if one is given. */
export function header(name: string, value?: string | RegExp): Asked {
  return (request) => matches(fieldOf(request, name), value)
}

/** Requests whose path, including the query, matches this. */
export function path(pattern: RegExp): Asked {
  return (request) => pattern.test(request.path)
}

export function id(value: string | RegExp): Asked {
  return (request) => matches(idOf(request), value)
}

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

/** Every nth request, counted separately for each key. It counts every call, so it comes last among conditions. */
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

export function not<Which extends Asked | Answered>(which: Which): Which {
  const negated: Answered = (...seen) => !(which as Answered)(...seen)
  return negated as Which
}

function matches(given: string | undefined, wanted: string | RegExp | undefined): boolean {
  if (given === undefined || wanted === undefined) return given !== undefined
  return typeof wanted === 'string' ? given === wanted : wanted.test(given)
}

/** What is behind a fault: the reference server, which may be asked again, and its runs. */
export interface Behind {
  readonly forward: Forward
  readonly runs: KnownRuns
}

export type AnswerChange = (
  answer: WireAnswer,
  request: WireRequest,
  behind: Behind,
) => WireAnswer | Promise<WireAnswer>

/** A text, or a function that makes it; undefined means none. */
export type Value = string | ((request: WireRequest, answer: WireAnswer) => string | undefined)

/** Changes these answers: a list means all of its conditions. */
export function answers(which: Answered | readonly Answered[], ...changes: readonly AnswerChange[]): Fault {
  const isChanged = allOf(which)
  return (runs) => async (request, forward) => {
    let answer = await forward(request)
    if (!isChanged(request, answer, runs)) return answer
    for (const change of changes) answer = await change(answer, request, { forward, runs })
    return answer
  }
}

/** Gives every download the file name that this makes of the id. */
export function nameDownloads(nameOf: (id: string) => string): Fault {
  const disposition: Value = (request) => `attachment; filename="${nameOf(idOf(request))}"`
  return answers([ok, on('download')], setHeader('Content-Disposition', disposition))
}

export function setHeader(name: string, value: Value): AnswerChange {
  return (answer, request) => withField(answer, name, textOf(value, answer, request))
}

/** Adds a header, beside others of that name. */
export function addHeader(name: string, value: string): AnswerChange {
  return (answer) => ({ ...answer, fields: [...answer.fields, [name, value]] })
}

export function editHeader(name: string, pattern: string | RegExp, by: string): AnswerChange {
  return (answer) => withField(answer, name, fieldOf(answer, name)?.replace(pattern, by))
}

/** Adds to the length that an answer says it has. */
export function addToLength(bytes: number): AnswerChange {
  return (answer) => withField(answer, 'Content-Length', `${Number(fieldOf(answer, 'Content-Length')) + bytes}`)
}

export function drop(...names: readonly string[]): AnswerChange {
  return (answer) => names.reduce((changed, name) => withField(changed, name, undefined), answer)
}

/** Sets the status, and with it the reason phrase if one is given. */
export function setStatus(status: number, reason?: string): AnswerChange {
  return (answer) => ({ ...answer, status, ...(reason !== undefined && { reason }) })
}

/** Frames the body differently, whatever the headers say. */
export function frame(framing: WireAnswer['framing']): AnswerChange {
  return (answer) => ({ ...answer, framing })
}

export function setBody(body: Uint8Array | string): AnswerChange {
  return (answer) => withBytes(answer, body)
}

/** A change to a text: a function, or a pattern and its replacement. */
export type Edit =
  | readonly [change: (text: string) => string | Uint8Array]
  | readonly [pattern: string | RegExp, by: string]

export function applyEdit(text: string, [change, by = '']: Edit): string | Uint8Array {
  return typeof change === 'function' ? change(text) : text.replace(change, by)
}

/** Changes the body once all of it has arrived, as text with one character a byte. */
export function edit(...change: Edit): AnswerChange {
  return (answer) => editText(answer, (text) => applyEdit(text, change))
}

/** Sets a property of the error in a body. */
export function setInError(name: string, value: Value): AnswerChange {
  return async (answer, request) => {
    const { error } = JSON.parse((await readAll(answer.body)).toString('utf8')) as { error: object }
    return withBytes(answer, JSON.stringify({ error: { ...error, [name]: textOf(value, answer, request) } }))
  }
}

/** Changes the body as it arrives, in chunks. */
export function pipe(through: (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>): AnswerChange {
  return (answer) => withBody(answer, through(answer.body))
}

export function become(
  status: number,
  type: string,
  body: Uint8Array | string,
  fields: readonly Field[] = [],
): AnswerChange {
  return () => answerWith(status, type, body, fields)
}

/** Answers with an error in the documented shape. */
export function refuse(status: number): AnswerChange {
  return () => refusal(status)
}

function textOf(value: Value, answer: WireAnswer, request: WireRequest): string | undefined {
  return typeof value === 'string' ? value : value(request, answer)
}
