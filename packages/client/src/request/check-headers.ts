/**
 * Gives what of `headers` is sent. The error of `fetch` for those that cannot be sent repeats their value, a token for
 * example.
 *
 * @throws TypeError with the name only.
 */
export function checkHeaders(headers: Record<string, string>): Headers {
  const sent = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    try {
      sent.set(name, value)
      // Only a request would refuse the other control characters, again and again.
      if (!/[\0-\x08\n-\x1f\x7f]/.test(sent.get(name) ?? '')) continue
    } catch {
      // It says the same below.
    }
    throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent: a line break, for example, may be in none.`)
  }
  return sent
}
