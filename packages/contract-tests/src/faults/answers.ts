import type { Fault } from './counterexample.ts'
import type { Answered } from './which.ts'
import type { Field, WireAnswer, WireRequest } from './wire.ts'
import { answerWith, editText, readAll, refusal, withBody, withBytes, withField } from './wire.ts'

/** What becomes of an answer. */
export type AnswerChange = (answer: WireAnswer, request: WireRequest) => WireAnswer | Promise<WireAnswer>

/** Changes these answers: a list means all of its conditions. */
export function answers(which: Answered | readonly Answered[], ...changes: readonly AnswerChange[]): Fault {
  const conditions = [which].flat()
  return () => async (request, forward) => {
    let answer = await forward(request)
    if (!conditions.every((condition) => condition(request, answer))) return answer
    for (const change of changes) answer = await change(answer, request)
    return answer
  }
}

/** Sets a header; from the request and the value that it had, if that is a function. */
export function setHeader(
  name: string,
  value: string | ((request: WireRequest, answer: WireAnswer) => string | undefined),
): AnswerChange {
  return (answer, request) => withField(answer, name, typeof value === 'string' ? value : value(request, answer))
}

/** Leaves headers out. */
export function drop(...names: readonly string[]): AnswerChange {
  return (answer) => names.reduce((changed, name) => withField(changed, name, undefined), answer)
}

/** Sets the status, and with it the reason phrase if one is given. */
export function setStatus(status: number, reason?: string): AnswerChange {
  return (answer) => ({ ...answer, status, ...(reason !== undefined && { reason }) })
}

/** Sets the body and its length; from the request, if that is a function. */
export function setBody(body: Uint8Array | string | ((request: WireRequest) => Uint8Array | string)): AnswerChange {
  return (answer, request) => withBytes(answer, typeof body === 'function' ? body(request) : body)
}

/** Changes the body once all of it has come, as text of one character a byte. */
export function edit(change: (text: string, request: WireRequest) => string): AnswerChange {
  return (answer, request) => editText(answer, (text) => change(text, request))
}

/** Changes the error that a body holds. */
export function editError(
  change: (error: { type: string; message: string }, request: WireRequest) => unknown,
): AnswerChange {
  return async (answer, request) => {
    const { error } = JSON.parse((await readAll(answer.body)).toString('utf8'))
    return withBytes(answer, JSON.stringify({ error: change(error, request) }))
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
