import { Buffer } from 'node:buffer'
import { redactPart } from '../redaction/redact.ts'
import { secretsInUse } from '../redaction/secrets-in-use.ts'
import { escapeControls } from './show-controls.ts'

/** How far beyond a cut to look for the rest of a token, however it is encoded. */
const margin = 4096

/**
 * Bytes or text as one short line: the target's tokens replaced, control characters written as `\x1b`, the middle left out if it is long.
 */
export function excerpt(content: Uint8Array | string, length = 120): string {
  const bytes = Buffer.from(content as string)
  if (bytes.byteLength <= length) return `"${showPart(bytes, 0, length)}"`
  const half = Math.floor(length / 2)
  const [begin, end] = [showPart(bytes, 0, half), showPart(bytes, bytes.byteLength - half, bytes.byteLength)]
  return `"${begin}…${end}" (${bytes.byteLength} bytes)`
}

/** The twenty bytes before a byte and this many after it, on one line; an ellipsis where more is left out. */
export function excerptAround(bytes: Buffer, at: number, after = 60): string {
  const from = Math.max(0, at - 20)
  return `"${from > 0 ? '…' : ''}${showPart(bytes, from, at + after)}${at + after < bytes.byteLength ? '…' : ''}"`
}

function showPart(bytes: Buffer, begin: number, end: number): string {
  const [from, to] = [toCharacter(bytes, begin), toCharacter(bytes, end)]
  const [before, part, after] = [
    bytes.toString('utf8', Math.max(0, from - margin), from),
    bytes.toString('utf8', from, to),
    bytes.toString('utf8', to, to + margin),
  ]
  const text = `${before}${part}${after}`
  return escapeControls(redactPart(text, before.length, before.length + part.length, secretsInUse()))
}

/** The position, or the beginning of the character that it is within. */
function toCharacter(bytes: Buffer, at: number): number {
  const isWithin = (place: number): boolean => ((bytes[place] ?? 0) & 0xc0) === 0x80
  return [at, at - 1, at - 2, at - 3].find((place) => !isWithin(place)) ?? at
}
