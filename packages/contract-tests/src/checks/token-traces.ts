import { holdsSecret } from '../redaction/redact.ts'

/** Less of a token, as in a hint by which its owner tells it from others, gives nothing away. */
const telling = 3 / 4

/** Whether a text holds a token in any spelling, or three quarters of it at a stretch: as it is, in another case, or in hexadecimal. */
export function holdsToken(text: string, token: string): boolean {
  if (holdsSecret(text, token)) return true
  const lower = text.toLowerCase()
  const spellings = [token.toLowerCase(), Buffer.from(token).toString('hex')]
  return spellings.some((spelling) => partsOf(spelling).some((part) => lower.includes(part)))
}

function partsOf(spelling: string): string[] {
  const length = Math.ceil(spelling.length * telling)
  return Array.from({ length: spelling.length - length + 1 }, (_, at) => spelling.slice(at, at + length))
}
