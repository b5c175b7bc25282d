import type { Forward, Intercept, WireRequest } from './wire.ts'
import { editText, fieldOf, isOn, mapPieces, pathOf, readAll, withBody, withBytes, withQuery } from './wire.ts'

/** Spoils every log that is read in one piece, as text of one character a byte. */
export function spoilReads(edit: (text: string, request: WireRequest) => string): Intercept {
  return async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream')) return answer
    return editText(answer, (text) => edit(text, request))
  }
}

/** Spoils the printable log that is read in one piece, as UTF-8 text. */
export function spoilPrintable(edit: (text: string) => string | Uint8Array): Intercept {
  return async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
    return withBytes(answer, edit((await readAll(answer.body)).toString('utf8')))
  }
}

/** The printable log that is read in one piece, as another rule makes it of the verbatim bytes. */
export function restrip(strip: (raw: Buffer) => string | Uint8Array): Intercept {
  return async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || isOn(request, 'stream') || isOn(request, 'raw')) return answer
    const raw = await forward(withQuery(request, 'raw', '1'))
    return withBytes(answer, strip(await readAll(raw.body)))
  }
}

/** Spoils every stream, as it comes. */
export function spoilStreams(
  edit: (body: AsyncIterable<Uint8Array>, request: WireRequest) => AsyncIterable<Uint8Array>,
): Intercept {
  return async (request, forward) => {
    const answer = await forward(request)
    if (answer.status !== 200 || !isOn(request, 'stream')) return answer
    return withBody(answer, edit(answer.body, request))
  }
}

/** Whether the run of a log is running: only then the length of its stream is not known. */
export async function isRunning(request: WireRequest, forward: Forward): Promise<boolean> {
  const stream = await forward(withQuery(request, 'stream', '1'))
  return stream.status === 200 && fieldOf(stream, 'Content-Length') === undefined
}

/** Spoils every tenth read of the same request, as text of one character a byte. */
export function spoilTenthReads(edit: (text: string) => string): Intercept {
  const reads = new Map<string, number>()
  return spoilReads((text, { path }) => {
    const count = (reads.get(path) ?? 0) + 1
    reads.set(path, count)
    return count % 10 === 0 ? edit(text) : text
  })
}

/** Every printable stream of a log but the first, as another rule makes it of the verbatim pieces, each on its own. */
export function restripLateStreams(strip: (piece: Buffer) => string | Uint8Array): Intercept {
  const known = new Set<string>()
  return async (request, forward) => {
    const late = known.has(pathOf(request))
    known.add(pathOf(request))
    if (!late || !isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
    const answer = await forward(withQuery(request, 'raw', '1'))
    return answer.status === 200 ? withBody(answer, mapPieces(answer.body, strip)) : answer
  }
}

/** Every printable stream, as another rule makes it of the verbatim one. */
export function spoilPrintableStreams(strip: (raw: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>): Intercept {
  return async (request, forward) => {
    if (!isOn(request, 'stream') || isOn(request, 'raw')) return forward(request)
    const answer = await forward(withQuery(request, 'raw', '1'))
    return answer.status === 200 ? withBody(answer, strip(answer.body)) : answer
  }
}

/** Every stream that is asked for so comes when it is over. */
export function holdStreams(isHeld: (request: WireRequest) => boolean): Intercept {
  return spoilStreams((body, request) => (isHeld(request) ? joinPieces(body) : body))
}

async function* joinPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await readAll(body)
}
