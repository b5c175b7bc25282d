import type { AnswerChange, Edit } from './answers.ts'
import { answers, applyEdit, edit, off, ok, on } from './answers.ts'
import type { Fault } from './counterexample.ts'
import type { Forward, WireAnswer, WireRequest } from './wire.ts'
import { isOn, mapPieces, pathOf, queryOf, readAll, withBody, withBytes, withQuery } from './wire.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Changes plain reads of logs that match this. */
export function answersWithLog(pattern: RegExp, ...changes: readonly AnswerChange[]): Fault {
  return answers([ok, (_, { framing }) => framing === 'length'], async (answer, ...seen) => {
    const log = await readAll(answer.body)
    let changed = withBytes(answer, log)
    if (pattern.test(log.toString('latin1'))) for (const change of changes) changed = await change(changed, ...seen)
    return changed
  })
}

/** Changes every plain read, as text with one character a byte. */
export function editReads(...change: Edit): Fault {
  return answers([ok, off('stream')], edit(...change))
}

/** Changes every plain read of a printable log, as UTF-8 text. */
export function editPrintable(...change: Edit): Fault {
  return answers([ok, off('stream', 'raw')], async (answer) =>
    withBytes(answer, applyEdit((await readAll(answer.body)).toString('utf8'), change)),
  )
}

/** Derives plain reads of the printable log from the verbatim bytes by another rule. */
export function restrip(strip: (raw: Buffer) => string | Uint8Array): Fault {
  return () => async (request, forward) => {
    // One request, since two would count twice against a rate limit.
    if (isOn(request, 'stream') || queryOf(request, 'raw') !== undefined) return forward(request)
    const answer = await forward(withQuery(request, 'raw', '1'))
    return answer.status === 200 ? withBytes(answer, strip(await readAll(answer.body))) : answer
  }
}

export function editStreams(change: (body: Bytes, request: WireRequest) => Bytes): Fault {
  return answers([ok, on('stream')], (answer, request) => withBody(answer, change(answer.body, request)))
}

/** Changes each piece of every stream as it arrives. */
export function editPieces(edit: (piece: Buffer, index: number) => Uint8Array | string): Fault {
  return editStreams((body) => mapPieces(body, edit))
}

/** Derives every printable stream from the verbatim one by another rule. */
export function restripStreams(strip: (raw: Bytes) => Bytes): Fault {
  return () => async (request, forward) =>
    isOn(request, 'stream') && !isOn(request, 'raw') ? streamRaw(request, forward, strip) : forward(request)
}

/** Like {@link restripStreams}, piece by piece, except for the first stream of a log. */
export function restripLateStreams(strip: (piece: Buffer) => string | Uint8Array): Fault {
  return () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const late = known.has(pathOf(request))
      known.add(pathOf(request))
      if (!late || !isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
      return streamRaw(request, forward, (raw) => mapPieces(raw, strip))
    }
  }
}

/** Derives each piece of every printable stream from the verbatim one by another rule. */
export function restripPieces(strip: (piece: Buffer) => string | Uint8Array): Fault {
  return restripStreams((raw) => mapPieces(raw, strip))
}

/** A whole body in one piece, once it has ended. */
export async function* joinPieces(body: Bytes): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}

async function streamRaw(request: WireRequest, forward: Forward, strip: (raw: Bytes) => Bytes): Promise<WireAnswer> {
  const answer = await forward(withQuery(request, 'raw', '1'))
  return answer.status === 200 ? withBody(answer, strip(answer.body)) : answer
}
