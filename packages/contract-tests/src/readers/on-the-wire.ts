import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { ErrorStatus } from '@get-log/types'
import { exampleError } from '../endpoint/operation.ts'
import type { AnswerChange } from '../faults/answers.ts'
import { answers, become, every, header, pipe } from '../faults/answers.ts'
import type { Fault } from '../faults/counterexample.ts'
import type { Field, WireAnswer } from '../faults/wire.ts'
import { queryOf, readAll, withBody, withBytes, withField } from '../faults/wire.ts'

/** How long sent data may take to leave: destroying a connection discards the rest. */
const leaveMs = 50

export const passOn: Fault = () => async (request, forward) => forward(request)

/** Closes the connection without an answer. */
export const hangUp: Fault = () => async () => {
  throw new Error('hung up')
}

export function alter(...changes: readonly AnswerChange[]): Fault {
  return answers(every, ...changes)
}

/** Answers with a documented error, optionally with headers and another message. */
export function refuseWith(status: ErrorStatus | 500 | 503, fields: readonly Field[] = [], message?: string): Fault {
  const documented = status >= 500 ? { type: 'internal-error', message: 'The log store is away.' } : undefined
  const error = documented ?? exampleError(status as ErrorStatus)
  const body = JSON.stringify({ error: { ...error, ...(message !== undefined && { message }) } })
  return alter(become(status, 'application/json', body, fields))
}

/**
 * The body up to a byte; then, after a while, the connection is closed, or reset, whatever was announced. The close is announced only if
 * `isClosing` is set.
 */
export function cutAt(bytes: number, { error = new Error('cut'), ms = leaveMs, isClosing = false } = {}): AnswerChange {
  return (answer) => ({
    ...withField(answer, 'Connection', isClosing ? 'close' : 'keep-alive'),
    body: cut(answer.body, bytes, ms, error),
  })
}

async function* cut(body: WireAnswer['body'], bytes: number, ms: number, error: Error): AsyncGenerator<Uint8Array> {
  yield* takeFirst(body, bytes)
  await sleep(ms)
  throw error
}

/** The body up to a byte, as if that were everything: only a length, if there is one, reveals it. */
export function endAt(bytes: number): AnswerChange {
  return pipe((body) => takeFirst(body, bytes))
}

/** Only the first bytes, as a body of that length. */
export function keepFirst(bytes: number): AnswerChange {
  return async (answer) => withBytes(answer, (await readAll(answer.body)).subarray(0, bytes))
}

/** The body up to a byte, and then nothing, not even an end. */
export function stallAt(bytes: number): AnswerChange {
  return pipe(async function* stall(body) {
    yield* takeFirst(body, bytes)
    await new Promise(() => {})
  })
}

/** Like {@link cutAt}, for a body without a length. */
export function breakAt(...cut: Parameters<typeof cutAt>): AnswerChange {
  return (answer, ...seen) => cutAt(...cut)(withBody(answer, answer.body), ...seen)
}

/** The body in pieces that end at these bytes, each of which arrives separately, at least if they are few. */
export function inPieces(...ends: readonly number[]): AnswerChange {
  return pipe(async function* cutUp(body) {
    const all = await readAll(body)
    for (const [index, end] of [...ends, all.byteLength].entries()) {
      const piece = all.subarray(ends[index - 1] ?? 0, end)
      if (piece.byteLength > 0) yield piece
      await sleep(Math.min(20, Math.max(2, 400 / ends.length)))
    }
  })
}

/** The log compressed with gzip, for everyone or only for those who ask for it. */
export const gzip: AnswerChange = async (answer) =>
  withField(withBytes(answer, gzipSync(await readAll(answer.body))), 'Content-Encoding', 'gzip')

/** The log compressed for those who ask for it. */
export const gzipIfAsked: Fault = answers(header('Accept-Encoding', /\bgzip\b/), gzip)

/** Streams have the length of what is there; for a log that no longer grows. */
export const withLength: AnswerChange = async (answer) => withBytes(answer, await readAll(answer.body))

/** Ways to bypass a cache: a request without any of them gets the cached answer. */
export function unlessPastCaches(kept: Fault): Fault {
  return (runs) => {
    const fromCache = kept(runs)
    return async (request, forward) => {
      const isPast = request.fields.some(
        ([name, value]) => /^(cache-control|pragma)$/i.test(name) && /no-cache|no-store|max-age=0/i.test(value),
      )
      return isPast || queryOf(request, '_') !== undefined ? forward(request) : fromCache(request, forward)
    }
  }
}

async function* takeFirst(body: WireAnswer['body'], bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  if (left === 0) return
  for await (const piece of body) {
    yield piece.subarray(0, left)
    left -= piece.byteLength
    if (left <= 0) return
  }
}
