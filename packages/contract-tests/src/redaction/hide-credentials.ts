/** A URL as it may be shown: without user name, password, query and fragment. Also of what is not quite a URL. */
export function hideCredentials(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([^/]*\/\/)?[^/]*@/, '$1')
}

/** What a URL holds that nobody but its owner may see: its password, and what its query calls a token. */
export function credentialsOf(url: string): string[] {
  if (!URL.canParse(url)) return []
  const { password, searchParams } = new URL(url)
  const decoded = decodeURIComponent(password.replaceAll(/%(?![\da-f]{2})/gi, '%25'))
  return [decoded, ...searchParams.getAll('token')].filter((secret) => secret !== '')
}
