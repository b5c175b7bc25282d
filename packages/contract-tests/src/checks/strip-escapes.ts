/** The escape sequences on whose reading everybody agrees, as ECMA-48 and xterm define them; an unfinished one ends at a newline. */
const escapeSequence = new RegExp(
  [
    // CSI: parameters, intermediates, one final byte.
    '\\x1b\\[[0-?]*[ -/]*[@-~]',
    // OSC, ended by BEL or ST.
    '\\x1b\\][^\\x07\\x1b\\n]*(?:\\x07|\\x1b\\\\)',
  ].join('|'),
  'gu',
)

/** Text without its control sequences and commands. Independent of the reference server, so that one can reveal a mistake of the other. */
export function stripEscapes(text: string): string {
  return text.replace(escapeSequence, '')
}

/**
 * What every reading of "printable characters" keeps of a text: no control character but newlines, and nothing that is invisible, not defined by
 * Unicode, or a replacement for bytes that were not text.
 */
export function printableCore(text: string): string {
  return text.replace(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffd]/gu, '')
}
