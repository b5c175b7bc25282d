/**
 * Returns a base URL without the beginning of a log's path. A user name, a password or a query would not be sent, or not
 * where they belong; no message repeats them, nor the rest of an invalid URL.
 *
 * @throws TypeError
 */
export function checkBaseUrl(baseUrl: string): string {
  const trimmed = `${baseUrl}`.trim()
  // It may be relative in a browser.
  const base = globalThis.location?.href
  const { protocol = '', username, password }: Partial<URL> = URL.canParse(trimmed, base) ? new URL(trimmed, base) : {}
  if (!/^https?:$/.test(protocol) || username || password || /[?#]/.test(trimmed)) {
    throw new TypeError(
      `Not a base URL: ${JSON.stringify(withoutSecrets(trimmed))}. Give one such as https://api.apify.com, without password and query.`,
    )
  }
  return new URL(trimmed, base).href.replace(/\/+$/, '').replace(/(?<=[^/:])\/+v2(\/+logs(\/+[^/]*)?)?$/i, '')
}

/** Removes whatever may be secret from a possibly invalid URL: everything before an `@`, a query and a fragment. */
export function withoutSecrets(url: string): string {
  return url.replace(/^.*@/s, '…@').replace(/[?#].*$/s, '?…')
}
