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
        `The header ${JSON.stringify(name)} cannot be sent: there is a line break, or another character that no header may have, in its name or value${name === 'authorization' ? ', the token' : ''}.`,
      )
    }
  }
  return headers
}
