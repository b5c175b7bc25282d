const maxBytes = 16_384
const maxWaitMs = 5_000

/**
 * Reads the body of an answer that is not a log as far as it is of use, and gives the answer back with that as its body.
 * openapi-fetch would read it all, however long, and lose the status to a body that breaks off or never ends. A
 * token that the server repeats is replaced. `signal` ends the reading.
 */
export async function boundBody(response: Response, secret = '', signal?: AbortSignal): Promise<Response> {
  const { body, status } = response
  const reader = body?.getReader()
  // It ends a read that is under way, even where the body itself does not listen.
  const stop = () => reader?.cancel().catch(() => {})
  const timer = setTimeout(stop, maxWaitMs)
  signal?.addEventListener('abort', stop)
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let left = maxBytes; left > 0; ) {
      const value = (await reader?.read())?.value
      if (!value) break
      text += decoder.decode(value, { stream: true })
      left -= value.length
    }
  } catch {
    // However it ends: the status is known, and says more than a broken body.
  }
  clearTimeout(timer)
  stop()
  const hide = (said: string) => said.replace(spelledAnyhow(secret), '<token>')
  const headers = [...response.headers].map(([name, value]): [string, string] => [name, hide(value)])
  // A Blob, since a string would add a Content-Type. No Response can be made with a status of 101 or 999.
  const bound = new Response(body && new Blob([hide(text)]), {
    headers,
    status: status >= 200 && status <= 599 ? status : 599,
  })
  return Object.defineProperties(bound, { status: { value: status }, statusText: { value: hide(response.statusText) } })
}

/** Finds a text as it is, and as JSON, JSON within JSON, a URL or another charset spells it. Bounded, or many backslashes would take minutes. */
function spelledAnyhow(text: string): RegExp {
  const pattern = text.replace(/[^\t -~]+|\W/g, (found) => {
    if (found > '~') return `(?:[^ -~]|%..){0,${8 * found.length}}`
    const code = found.charCodeAt(0).toString(16).padStart(2, '0')
    return `(?:\\\\{0,15}\\x${code}|%${code}|\\\\{1,15}(?:u00${code}|[a-z]))`
  })
  return new RegExp(pattern || '(?!)', 'gi')
}
