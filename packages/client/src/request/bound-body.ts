const maxBytes = 16_384
const maxWaitMs = 5_000

/**
 * Reads the body of an answer that is not a log as far as it is of use, and gives the answer back with that as its body.
 * openapi-fetch would read it all, however long, and lose the status to a body that breaks off or never ends. A
 * token that the server repeats is replaced. `signal` ends the reading.
 */
export async function boundBody(response: Response, token = '', signal?: AbortSignal): Promise<Response> {
  if (!response.body) return response
  const stop = new AbortController()
  const end = () => stop.abort()
  const ended = new Promise((resolve) => stop.signal.addEventListener('abort', resolve))
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
  const reading = response.body.pipeTo(new WritableStream({ write }), { signal: stop.signal }).catch(() => {})
  // A body whose cancelling never ends would hold up the pipe.
  await Promise.race([reading, ended])
  clearTimeout(timer)
  const { status, statusText, headers } = response
  // A server may send what no Response can be made with, a status of 999 for example.
  const text = await new Blob(parts).text()
  // A Blob, since a string would add a Content-Type.
  const bound = new Response(new Blob([token ? text.replaceAll(token, '<token>') : text]), {
    headers,
    status: Math.min(status, 599),
  })
  return Object.defineProperties(bound, { status: { value: status }, statusText: { value: statusText } })
}
