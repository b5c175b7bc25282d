/** A log stripped by a poorer rule than the server's: what matches goes, then every control character but escape, newline and tab. */
export function stripWith(bytes: Uint8Array, ...patterns: readonly RegExp[]): string {
  const stripped = patterns.reduce((text, pattern) => text.replace(pattern, ''), Buffer.from(bytes).toString('utf8'))
  return stripped.replace(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g, '')
}
