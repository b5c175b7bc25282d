/**
 * Chooses the name to save a log under: the one in `Content-Disposition` (RFC 6266), else the ID with `.log`. It never
 * leads out of a directory: only what follows the last `/` or `\` counts, and control characters are dropped.
 */
export function chooseFileName(contentDisposition: string | null, id: string): string {
  const header = contentDisposition ?? ''
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1]
  const [, quoted, token] = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? []
  for (const name of [decode(extended), quoted?.replace(/\\(.)/g, '$1'), token, `${id}.log`]) {
    const last = name?.replace(/^.*[/\\]|[\x00-\x1f\x7f]/gs, '')
    if (last && !/^\.+$/.test(last)) return last
  }
  return 'log'
}

function decode(value = ''): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
