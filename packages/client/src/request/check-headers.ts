/**
 * Returns the headers to send. For invalid ones the error of `fetch` would repeat their value, a token for example.
 *
 * @throws TypeError with the name only.
 */
export function checkHeaders(headers: Record<string, string>): Headers {
  const sent = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    try {
      sent.set(name, value)
      // The other control characters would fail only at each request.
      if (!/[\0-\x08\n-\x1f\x7f]/.test(sent.get(name) ?? '')) continue
    } catch {
      // It says the same below.
    }
    throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent: a line break, for example, is not allowed.`)
  }
  return sent
}
