/**
 * Gives a base URL without what the path of a log begins with. A user name, a password or a query would not be sent, or not
 * where they belong; they are never repeated, nor is the rest of a URL that cannot be read.
 *
 * @throws TypeError
 */
export function checkBaseUrl(baseUrl: string): string {
  const trimmed = `${baseUrl}`.trim()
  // In a browser it may be relative.
  const base = globalThis.location?.href
  const { protocol = '', username, password }: Partial<URL> = URL.canParse(trimmed, base) ? new URL(trimmed, base) : {}
  if (!/^https?:$/.test(protocol) || username || password || /[?#]/.test(trimmed)) {
    throw new TypeError(
      `Not a base URL: ${JSON.stringify(withoutSecrets(trimmed))}. Give one such as https://api.apify.com, without password and query.`,
    )
  }
  return new URL(trimmed, base).href.replace(/\/+$/, '').replace(/(?<=[^/:])\/+v2(\/+logs(\/+[^/]*)?)?$/i, '')
}

/** Drops from a URL, or what was meant to be one, whatever may be secret: all before an `@`, a query and a fragment. */
export function withoutSecrets(url: string): string {
  return url.replace(/^.*@/s, '…@').replace(/[?#].*$/s, '?…')
}
