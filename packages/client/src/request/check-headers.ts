/**
 * Gives `headers` back if they can be sent. The error of `fetch` for those that cannot repeats their value, a token for
 * example.
 *
 * @throws TypeError with the name only.
 */
export function checkHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers({ [name]: value })
    } catch {
      throw new TypeError(
        `The header ${JSON.stringify(name)} cannot be sent: a line break, for example, may be in none.`,
      )
    }
  }
  return headers
}
