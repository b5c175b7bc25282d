import type { Answer } from './answer.ts'

/** Makes the `Response`; what has no length yet becomes a stream that reads only when it is read. */
export function toResponse({ status, headers, body }: Answer): Response {
  const isReady = body === null || body instanceof Uint8Array
  const init = isReady ? body : new ReadableStream<Uint8Array>(body, { highWaterMark: 0 })
  return new Response(init as ConstructorParameters<typeof Response>[0], { status, headers })
}
