import type { Forward, Intercept, WireRequest } from './wire.ts'
import { editText, fieldOf, isOn, readAll, withBody, withBytes, withQuery } from './wire.ts'

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
