import type { BodySource } from '../answer/answer.ts'
import type { Answer } from './answer.ts'

/** Creates the `Response`. A body without a length becomes a stream that reads on demand until the request is aborted. */
export function toResponse({ status, headers, body }: Answer, request: Request): Response {
  const isReady = body === null || body instanceof Uint8Array
  const init = isReady ? body : toStream(body, request)
  return new Response(init as ConstructorParameters<typeof Response>[0], { status, headers })
}

function toStream(source: BodySource, request: Request): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const { signal } = request
        const breakOff = (): void => {
          controller.error(signal.reason)
          source.cancel()?.catch(() => {})
        }
        if (signal.aborted) breakOff()
        else signal.addEventListener('abort', breakOff)
      },
      // Keeps the request alive as long as the stream: on Node 20 its signal falls silent once it has been collected.
      pull: (controller) => (request.signal.aborted ? undefined : source.pull(controller)),
      cancel: () => source.cancel(),
    },
    { highWaterMark: 0 },
  )
}
