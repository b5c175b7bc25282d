/** Names that Windows reserves for devices, whatever the extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?=\.|$)/i

/**
 * `attachment` with the file name `<id>.log` (RFC 6266). Characters that are unsafe in a file name become `_`, which also
 * precedes the name of a device. An id with non-ASCII characters is given in the extended notation, too (RFC 8187).
 */
export function contentDisposition(id: string): string {
  const safe = `${id
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"'%*/:;<=>?\\|]/gu, '_')
    .replace(/^[. ]/, '_')
    .replace(device, '_$&')}.log`
  const ascii = safe.replace(/[^\x20-\x7e]/gu, '_')
  const extended =
    ascii === safe ? '' : `; filename*=UTF-8''${encodeURIComponent(safe).replace(/[!()]/g, percentEncode)}`
  return `attachment; filename="${ascii}"${extended}`
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
