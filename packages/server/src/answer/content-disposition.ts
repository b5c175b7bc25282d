/** What Windows keeps for devices, whatever the extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?=\.|$)/i

/**
 * `attachment` with the file name `<id>.log` (RFC 6266). Characters that are not safe in a file name become `_`, and the
 * name of a device gets one before it; an id with characters outside ASCII also gives its own name in the extended notation (RFC 8187).
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
