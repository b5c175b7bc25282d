/** Bytes or text as one short line: control characters written as `\x1b`, the middle left out where it is long. */
export function excerpt(content: Uint8Array | string, length = 120): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
  const shown = (part: Buffer): string => escapeControls(part.toString('utf8'))
  if (bytes.byteLength <= length) return `"${shown(bytes)}"`
  const half = Math.floor(length / 2)
  return `"${shown(bytes.subarray(0, half))}…${shown(bytes.subarray(-half))}" (${bytes.byteLength} bytes)`
}

/** What stands around a byte: the twenty before it and as many after it as this, on one line; an ellipsis where more is left out. */
export function excerptAround(bytes: Buffer, at: number, after = 60): string {
  const from = Math.max(0, at - 20)
  const shown = escapeControls(bytes.toString('utf8', from, at + after))
  return `"${from > 0 ? '…' : ''}${shown}${at + after < bytes.byteLength ? '…' : ''}"`
}

/** Text with every control character but newline and tab written as `\x1b`, and those as `\n` and `\t`. */
export function escapeControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    if (character === '\r') return '\\r'
    const code = character.codePointAt(0) ?? 0
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  })
}
