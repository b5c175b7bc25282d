/** A log stripped by a poorer rule than the server's: what matches goes, then every control character but escape, newline and tab. */
export function stripWith(bytes: Uint8Array, ...patterns: readonly RegExp[]): string {
  const stripped = patterns.reduce((text, pattern) => text.replace(pattern, ''), Buffer.from(bytes).toString('utf8'))
  return stripped.replace(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g, '')
}

/** What {@link stripWith} takes for the sequences that a server removes, kind by kind: a mutant leaves one out or narrows it. */
export const controlSequences: RegExp = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g
export const commands: RegExp = /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g
export const strings: RegExp = /(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c\n]*(?:\u001b\\|\u009c)/g
export const shortEscapes: RegExp = /\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g

/** A log without its complete sequences, but with every control character. */
export function stripSequences(bytes: Uint8Array): string {
  const kinds = [controlSequences, commands, strings, shortEscapes]
  return kinds.reduce((text, kind) => text.replace(kind, ''), Buffer.from(bytes).toString('utf8'))
}
