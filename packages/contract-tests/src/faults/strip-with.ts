import { restrip } from './bytes.ts'
import type { Fault } from './counterexample.ts'

/** What a server removes, kind by kind; and what it removes before and after all of that. */
const kinds = {
  first: undefined as RegExp | undefined,
  controlSequences: /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g as RegExp | undefined,
  commands: /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g as RegExp | undefined,
  strings: /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]*(?:\u001b\\|\u009c)/g as RegExp | undefined,
  shortEscapes: /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g as RegExp | undefined,
  last: undefined as RegExp | undefined,
}

/** Another pattern for some kinds, or none. */
export type Rules = Partial<typeof kinds>

/** A log without its complete sequences, but with every control character. */
export function stripSequences(bytes: Uint8Array | string, rules: Rules = {}): string {
  const patterns = Object.values({ ...kinds, ...rules }).filter((pattern) => pattern !== undefined)
  return patterns.reduce((text, pattern) => text.replace(pattern, ''), Buffer.from(bytes).toString('utf8'))
}

/** A log stripped by a weaker rule than the server's: by kinds, then every control character but escape, newline and tab. */
export function stripWith(bytes: Uint8Array | string, rules: Rules = {}): string {
  return stripSequences(bytes, rules).replace(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g, '')
}

/** Makes the printable log what {@link stripWith} leaves of the verbatim one. */
export function stripsWith(rules: Rules): Fault {
  return restrip((raw) => stripWith(raw, rules))
}
