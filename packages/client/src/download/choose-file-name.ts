// A file system takes 255 bytes or more, an extension included.
const longestBytes = 200

/**
 * Chooses the name to save a log under: the one in `Content-Disposition` (RFC 6266), else the ID with `.log`. It is safe on
 * every system: only what follows the last `/` or `\` counts; invisible characters and those that are special on Windows
 * become `_`; it does not begin with a dot, dash or tilde or end with a dot; it is not a device name; it is short.
 */
export function chooseFileName(contentDisposition: string | null, id: string): string {
  const find = (pattern: RegExp) => pattern.exec(contentDisposition ?? '')?.[1] ?? ''
  const names = [
    decode(find(/filename\*=utf-8'.*?'([^;]+)/i)),
    find(/filename="?((?:\\.|[^"\\;])+)/i).replace(/\\(.)/g, '$1'),
    `${id}.log`,
  ]
  return names.map(makeSafe).find(Boolean) ?? 'log'
}

function makeSafe(name: string): string {
  const plain = name
    .replace(/^.*[/\\]/s, '')
    .slice(0, 1000)
    .replace(/[<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]/gu, '_')
    .replace(/^[\s.~-]+/, '')
  // A name that is too long keeps its extension.
  const [, stem = '', extension = ''] = /^(.*?)(\.\w{1,16})?$/s.exec(plain) ?? []
  const { read } = new TextEncoder().encodeInto(stem, new Uint8Array(longestBytes))
  const short = `${stem.slice(0, read)}${extension}`.replace(/[\s.]+$/, '')
  return /^(con|prn|aux|nul|(com|lpt)[\d¹²³]|con(in|out)\$)\s*(\.|$)/i.test(short) ? `_${short}` : short
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
