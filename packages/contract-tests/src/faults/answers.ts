import type { Fault } from './counterexample.ts'
import type { Answered } from './which.ts'
import { allOf, ok, on } from './which.ts'
import type { Field, WireAnswer, WireRequest } from './wire.ts'
import { answerWith, editText, fieldOf, idOf, readAll, refusal, withBody, withBytes, withField } from './wire.ts'

/** What becomes of an answer. */
export type AnswerChange = (answer: WireAnswer, request: WireRequest) => WireAnswer | Promise<WireAnswer>

/** A text, or how it is made; undefined stands for none. */
export type Value = string | ((request: WireRequest, answer: WireAnswer) => string | undefined)

/** Changes these answers: a list means all of its conditions. */
export function answers(which: Answered | readonly Answered[], ...changes: readonly AnswerChange[]): Fault {
  const isChanged = allOf(which)
  return (runs) => async (request, forward) => {
    let answer = await forward(request)
    if (!isChanged(request, answer, runs)) return answer
    for (const change of changes) answer = await change(answer, request)
    return answer
  }
}

/** Every download has the file name that this makes of the id. */
export function nameDownloads(nameOf: (id: string) => string): Fault {
  const disposition: Value = (request) => `attachment; filename="${nameOf(idOf(request))}"`
  return answers([ok, on('download')], setHeader('Content-Disposition', disposition))
}

/** Changes what is read in one piece where the log is like this. */
export function answersWithLog(pattern: RegExp, ...changes: readonly AnswerChange[]): Fault {
  return () => async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || answer.framing !== 'length') return answer
    const log = await readAll(answer.body)
    let changed = withBytes(answer, log)
    if (pattern.test(log.toString('latin1'))) for (const change of changes) changed = await change(changed, request)
    return changed
  }
}

/** Sets a header. */
export function setHeader(name: string, value: Value): AnswerChange {
  return (answer, request) => withField(answer, name, textOf(value, answer, request))
}

/** Adds a header, beside others of that name. */
export function addHeader(name: string, value: string): AnswerChange {
  return (answer) => ({ ...answer, fields: [...answer.fields, [name, value]] })
}

/** Replaces something in a header. */
export function editHeader(name: string, pattern: string | RegExp, by: string): AnswerChange {
  return (answer) => withField(answer, name, fieldOf(answer, name)?.replace(pattern, by))
}

/** Adds to the length that an answer says it has. */
export function addToLength(bytes: number): AnswerChange {
  return (answer) => withField(answer, 'Content-Length', `${Number(fieldOf(answer, 'Content-Length')) + bytes}`)
}

/** Leaves headers out. */
export function drop(...names: readonly string[]): AnswerChange {
  return (answer) => names.reduce((changed, name) => withField(changed, name, undefined), answer)
}

/** Sets the status, and with it the reason phrase if one is given. */
export function setStatus(status: number, reason?: string): AnswerChange {
  return (answer) => ({ ...answer, status, ...(reason !== undefined && { reason }) })
}

/** Frames the body in another way, whatever the headers say. */
export function frame(framing: WireAnswer['framing']): AnswerChange {
  return (answer) => ({ ...answer, framing })
}

/** Sets the body and its length. */
export function setBody(body: Uint8Array | string): AnswerChange {
  return (answer) => withBytes(answer, body)
}

/** A change of a text, or what is to be replaced in it by what. */
export type Edit =
  | readonly [change: (text: string) => string | Uint8Array]
  | readonly [pattern: string | RegExp, by: string]

/** Makes an edit. */
export function applyEdit(text: string, [change, by = '']: Edit): string | Uint8Array {
  return typeof change === 'function' ? change(text) : text.replace(change, by)
}

/** Changes the body once all of it has come, as text of one character a byte. */
export function edit(...change: Edit): AnswerChange {
  return (answer) => editText(answer, (text) => applyEdit(text, change))
}

/** Sets a property of the error that a body holds. */
export function setInError(name: string, value: Value): AnswerChange {
  return async (answer, request) => {
    const { error } = JSON.parse((await readAll(answer.body)).toString('utf8')) as { error: object }
    return withBytes(answer, JSON.stringify({ error: { ...error, [name]: textOf(value, answer, request) } }))
  }
}

/** Changes the body as it comes, in chunks. */
export function pipe(through: (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>): AnswerChange {
  return (answer) => withBody(answer, through(answer.body))
}

/** Gives another answer. */
export function become(
  status: number,
  type: string,
  body: Uint8Array | string,
  fields: readonly Field[] = [],
): AnswerChange {
  return () => answerWith(status, type, body, fields)
}

/** Gives an error in the documented shape. */
export function refuse(status: number): AnswerChange {
  return () => refusal(status)
}

function textOf(value: Value, answer: WireAnswer, request: WireRequest): string | undefined {
  return typeof value === 'string' ? value : value(request, answer)
}
