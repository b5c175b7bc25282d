import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib'
import type { ResponseHead, WitnessRequest } from './exchange.ts'

const syncFlush = { finishFlush: constants.Z_SYNC_FLUSH }

const decoders: Readonly<Record<string, Decode>> = {
  gzip: (bytes) => gunzipSync(bytes, syncFlush),
  'x-gzip': (bytes) => gunzipSync(bytes, syncFlush),
  deflate: (bytes) => inflateSync(bytes, syncFlush),
  br: (bytes) => brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
}

type Decode = (bytes: Uint8Array) => Uint8Array

/**
 * What takes off the content coding of an answer, as far as its body came: only if the request says nothing of codings, so that any may come
 * (RFC 9110, section 12.5.3).
 */
export function findDecoder(request: WitnessRequest, head: ResponseHead | undefined): Decode | undefined {
  const isAsked = Object.keys(request.headers).some((name) => name.toLowerCase() === 'accept-encoding')
  return isAsked ? undefined : findCoding(head)
}

/** What takes off the content coding that a head names. Bytes that are not in the coding stay as they are. */
export function findCoding(head: ResponseHead | undefined): Decode | undefined {
  const coding = head?.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
  const decode = decoders[coding?.toLowerCase() ?? 'identity']
  if (decode === undefined) return undefined
  return (bytes) => {
    try {
      return bytes.byteLength === 0 ? bytes : decode(bytes)
    } catch {
      return bytes
    }
  }
}
