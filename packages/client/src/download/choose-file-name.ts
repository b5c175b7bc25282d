/**
 * Chooses the name to save a log under: the one in `Content-Disposition` (RFC 6266), else the ID with `.log`. It never
 * leads out of a directory: only what follows the last `/` or `\` counts, and control characters are dropped.
 */
export function chooseFileName(contentDisposition: string | null, id: string): string {
  const find = (pattern: RegExp) => pattern.exec(contentDisposition ?? '')?.[1] ?? ''
  const names = [
    decode(find(/filename\*=utf-8'.*?'([^;]+)/i)),
    find(/filename="?((?:\\.|[^"\\;])+)/i).replace(/\\(.)/g, '$1'),
    `${id}.log`,
  ]
  return names.map((name) => name.replace(/^.*[/\\]|[\x00-\x1f\x7f]/gs, '')).find((name) => /[^.]/.test(name)) ?? 'log'
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
