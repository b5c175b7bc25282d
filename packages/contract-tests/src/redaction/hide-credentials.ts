/** A URL, even an invalid one, as it may be shown: without user name, password, query and fragment. */
export function hideCredentials(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([^/]*\/\/)?[^/]*@/, '$1')
}

/** The secrets of a URL: its password, and tokens in its query. */
export function credentialsOf(url: string): string[] {
  if (!URL.canParse(url)) return []
  const { password, searchParams } = new URL(url)
  const decoded = decodeURIComponent(password.replaceAll(/%(?![\da-f]{2})/gi, '%25'))
  return [decoded, ...searchParams.getAll('token')].filter((secret) => secret !== '')
}
