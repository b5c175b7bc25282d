import { escapeControls } from './show-controls.ts'

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
