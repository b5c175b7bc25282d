const maxBytes = 16_384
const maxWaitMs = 5_000

/**
 * Reads an error answer's body as far as it is of use, and gives the answer back with that as its body. openapi-fetch
 * would read it all, however long, and lose the status to a body that breaks off or never ends. `signal` ends the reading.
 */
export async function boundErrorBody(response: Response, signal?: AbortSignal): Promise<Response> {
  if (response.ok || !response.body) return response
  const stop = new AbortController()
  const end = () => stop.abort()
  const timer = setTimeout(end, maxWaitMs)
  signal?.addEventListener('abort', end)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let left = maxBytes
  const write = (part: Uint8Array<ArrayBuffer>) => {
    parts.push(part)
    left -= part.length
    if (left < 0) end()
  }
  // However it ends: the status is known, and says more than a broken body.
  await response.body.pipeTo(new WritableStream({ write }), { signal: stop.signal }).catch(() => {})
  clearTimeout(timer)
  return new Response(new Blob(parts), response)
}
