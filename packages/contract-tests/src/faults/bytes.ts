import type { Fault } from './counterexample.ts'
import type { Forward, WireAnswer, WireRequest } from './wire.ts'
import { fieldOf, isOn, mapPieces, pathOf, readAll, withBody, withBytes, withQuery } from './wire.ts'

type Bytes = AsyncIterable<Uint8Array>

/** Changes every log that is read in one piece, as text of one character a byte. */
export function editReads(edit: (text: string, request: WireRequest) => string): Fault {
  return onLogs(isRead, async (answer, request) => {
    const text = (await readAll(answer.body)).toString('latin1')
    return withBytes(answer, Buffer.from(edit(text, request), 'latin1'))
  })
}

/** Changes the printable log that is read in one piece, as UTF-8 text. */
export function editPrintable(edit: (text: string) => string | Uint8Array): Fault {
  return onLogs(isPrintableRead, async (answer) =>
    withBytes(answer, edit((await readAll(answer.body)).toString('utf8'))),
  )
}

/** Makes the printable log that is read in one piece by another rule of the verbatim bytes. */
export function restrip(strip: (raw: Buffer) => string | Uint8Array): Fault {
  return onLogs(isPrintableRead, async (answer, request, forward) => {
    const raw = await forward(withQuery(request, 'raw', '1'))
    return withBytes(answer, strip(await readAll(raw.body)))
  })
}

/** Changes every stream as it comes. */
export function editStreams(edit: (body: Bytes, request: WireRequest) => Bytes): Fault {
  return onLogs(isStream, (answer, request) => withBody(answer, edit(answer.body, request)))
}

/** Changes each piece of every stream as it comes. */
export function editPieces(edit: (piece: Buffer, index: number) => Uint8Array | string): Fault {
  return editStreams((body) => mapPieces(body, edit))
}

/** Makes every printable stream by another rule of the verbatim one. */
export function restripStreams(strip: (raw: Bytes) => Bytes): Fault {
  return () => async (request, forward) =>
    isStream(request) && !isOn(request, 'raw') ? streamRaw(request, forward, strip) : forward(request)
}

/** As {@link restripStreams}, piece by piece, but not for the first stream of a log. */
export function restripLateStreams(strip: (piece: Buffer) => string | Uint8Array): Fault {
  return () => {
    const known = new Set<string>()
    return async (request, forward) => {
      const late = known.has(pathOf(request))
      known.add(pathOf(request))
      if (!late || !isStream(request) || isOn(request, 'raw')) return forward(request)
      return streamRaw(request, forward, (raw) => mapPieces(raw, strip))
    }
  }
}

/** Changes every tenth read of the same request, as text of one character a byte. */
export function editTenthReads(edit: (text: string) => string): Fault {
  return (runs) => {
    const reads = new Map<string, number>()
    return editReads((text, { path }) => {
      const count = (reads.get(path) ?? 0) + 1
      reads.set(path, count)
      return count % 10 === 0 ? edit(text) : text
    })(runs)
  }
}

/** Holds these streams back until they are over. */
export function holdBack(isHeld: (request: WireRequest) => boolean): Fault {
  return editStreams((body, request) => (isHeld(request) ? joinPieces(body) : body))
}

/** Whether the run of a log is running: only then the length of its stream is not known. */
export async function isRunning(request: WireRequest, forward: Forward): Promise<boolean> {
  const stream = await forward(withQuery(request, 'stream', '1'))
  return stream.status === 200 && fieldOf(stream, 'Content-Length') === undefined
}

/** All of a body in one piece, once it is over. */
export async function* joinPieces(body: Bytes): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}

const isStream = (request: WireRequest): boolean => isOn(request, 'stream')
const isRead = (request: WireRequest): boolean => !isOn(request, 'stream')
const isPrintableRead = (request: WireRequest): boolean => isRead(request) && !isOn(request, 'raw')

function onLogs(
  which: (request: WireRequest) => boolean,
  change: (answer: WireAnswer, request: WireRequest, forward: Forward) => WireAnswer | Promise<WireAnswer>,
): Fault {
  return () => async (request, forward) => {
    const answer = await forward(request)
    return answer.status === 200 && which(request) ? change(answer, request, forward) : answer
  }
}

async function streamRaw(request: WireRequest, forward: Forward, strip: (raw: Bytes) => Bytes): Promise<WireAnswer> {
  const answer = await forward(withQuery(request, 'raw', '1'))
  return answer.status === 200 ? withBody(answer, strip(answer.body)) : answer
}
