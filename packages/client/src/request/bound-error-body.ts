const maxBytes = 16_384
const maxWaitMs = 5_000

/**
 * Reads an error answer's body as far as it is of use, and gives the answer back with that as its body. openapi-fetch
 * would read it all, however long, and lose the status to a body that breaks off or never ends.
 */
export async function boundErrorBody(response: Response): Promise<Response> {
  if (response.ok || !response.body) return response
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  const cancel = () => reader.cancel().catch(() => {})
  const timer = setTimeout(cancel, maxWaitMs)
  let text = ''
  try {
    for (let bytes = 0; bytes < maxBytes; ) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // The status is known, and says more than a broken body.
  }
  clearTimeout(timer)
  cancel()
  return new Response(text || null, response)
}
