import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Exchange } from '../witness/exchange.ts'

/** A `Content-Disposition` (RFC 6266): its type in lower case, and each `filename` and `filename*`, decoded. */
export interface Disposition {
  readonly type: string
  readonly fileNames: readonly string[]
}

/** Reads a `Content-Disposition`; undefined if it does not follow the grammar, or gives a parameter twice. */
export function parseDisposition(value: string): Disposition | undefined {
  const grammar =
    /^\s*([\w!#$%&'*+.^`|~-]+)((?:\s*;\s*[\w!#$%&'*+.^`|~-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]+))*)\s*;?\s*$/
  const match = grammar.exec(value)
  if (match === null) return undefined
  const [, type = '', rest = ''] = match
  const parameters = rest.matchAll(/;\s*([^\s=]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s";,]+)/g)
  const fileNames: string[] = []
  const names = new Set<string>()
  for (const [, name = '', given = ''] of parameters) {
    if (names.has(name.toLowerCase())) return undefined
    names.add(name.toLowerCase())
    const text = given.startsWith('"') ? given.slice(1, -1).replace(/\\(.)/g, '$1') : given
    if (name.toLowerCase() === 'filename') fileNames.push(text)
    if (name.toLowerCase() === 'filename*') fileNames.push(decodeExtended(text))
  }
  return { type: type.toLowerCase(), fileNames }
}

/** Media types that browsers save even if they are not told to. */
const saved = /^\s*(?:application|binary)\/(?:octet-stream|(?:x-)?(?:force-)?download)\s*(?:;|$)/i

/**
 * A browser saves it: there is one `Content-Disposition`, and it is `attachment`; or none, and a media type that browsers do not show. Codes:
 * `no-disposition`, `disposition`.
 */
export function checkAttachment(exchange: Exchange): Finding[] {
  const given = exchange.headers('content-disposition')
  if (given.length === 0 && saved.test(exchange.header('content-type') ?? '')) return []
  if (given.length === 0) return [finding('no-disposition', 'a Content-Disposition: attachment', 'none', exchange)]
  const disposition = given.length === 1 ? parseDisposition(given[0] ?? '') : undefined
  if (disposition?.type === 'attachment') return []
  return [finding('disposition', 'one Content-Disposition, attachment', given.join(' and '), exchange)]
}

/** There is no `Content-Disposition: attachment`. Code: `attachment`. */
export function checkNoAttachment(exchange: Exchange): Finding[] {
  const given = exchange.headers('content-disposition')
  if (!given.some((value) => /^\s*attachment/i.test(value))) return []
  return [finding('attachment', 'no Content-Disposition: attachment', given.join(' and '), exchange)]
}

/** There is a file name. Codes: those of {@link checkAttachment}, `no-file-name`. */
export function checkNamed(exchange: Exchange): Finding[] {
  const attachment = checkAttachment(exchange)
  if (attachment.length > 0 || fileNamesOf(exchange).length > 0) return attachment
  return [finding('no-file-name', 'a file name', exchange.header('content-disposition') ?? 'none', exchange)]
}

/** The file name, if there is one, is not a path, not hidden and has no control character. Codes: those of {@link checkAttachment}, `file-name`. */
export function checkFileName(exchange: Exchange): Finding[] {
  const attachment = checkAttachment(exchange)
  if (attachment.length > 0) return attachment
  const unsafe = fileNamesOf(exchange).find((name) => /[/\\\u0000-\u001f\u007f-\u009f\ufffd]|^\.|^\s*$/.test(name))
  if (unsafe === undefined) return []
  return [finding('file-name', 'a file name without paths and control characters', JSON.stringify(unsafe), exchange)]
}

/** The header contains no backslash, which not every reader takes for an escape. Code: `backslash`. */
export function checkNoBackslash(exchange: Exchange): Finding[] {
  const given = exchange.headers('content-disposition').find((value) => value.includes('\\'))
  return given === undefined ? [] : [finding('backslash', 'a file name without a backslash', given, exchange)]
}

const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\.|$)|[. ]$/i

/** The file name is not one that Windows reserves for a device, and does not end in what Windows drops. Code: `device-name`. */
export function checkDeviceName(exchange: Exchange): Finding[] {
  const name = fileNamesOf(exchange).find((one) => device.test(one.trim()))
  if (name === undefined) return []
  return [finding('device-name', 'a file name that is not a Windows device', JSON.stringify(name), exchange)]
}

const active =
  /\.(?:x?html?|mhtml?|shtml|svgz?|xml|xslt?|m?js|hta|exe|com|bat|cmd|scr|pif|msi|ps1|vbs?|vbe|jse|wsf|lnk|url|reg|jar|sh|command|app|desktop)$/i

/** The file name does not end like that of a web page or a program. Code: `file-extension`. */
export function checkFileExtension(exchange: Exchange): Finding[] {
  const name = fileNamesOf(exchange).find((one) => active.test(one.trim()))
  if (name === undefined) return []
  return [
    finding('file-extension', 'a file name that nothing opens as a page or a program', JSON.stringify(name), exchange),
  ]
}

function fileNamesOf(exchange: Exchange): readonly string[] {
  return parseDisposition(exchange.header('content-disposition') ?? '')?.fileNames ?? []
}

function decodeExtended(value: string): string {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(value)?.[1]
  try {
    return encoded === undefined ? '\ufffd' : decodeURIComponent(encoded)
  } catch {
    return '\ufffd'
  }
}
