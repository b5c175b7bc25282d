/** The escape sequences that nobody takes for anything else, as ECMA-48 and xterm define them; one that is not finished ends at a newline. */
const escapeSequence = new RegExp(
  [
    // CSI: parameters, intermediates, one final byte.
    '\\x1b\\[[0-?]*[ -/]*[@-~]',
    // OSC, ended by BEL or ST.
    '\\x1b\\][^\\x07\\x1b\\n]*(?:\\x07|\\x1b\\\\)',
    // DCS, SOS, PM, APC, ended by ST.
    '\\x1b[PX^_][^\\x1b\\n]*\\x1b\\\\',
  ].join('|'),
  'gu',
)

/** Text without its control sequences, commands and strings. Written apart from the reference server, so that one can find a mistake of the other. */
export function stripEscapes(text: string): string {
  return text.replace(escapeSequence, '')
}

/**
 * What every reading of "printable characters" keeps of a text: no control character but newlines, and nothing that shows nothing by itself, has no
 * meaning that Unicode defines, or stands for bytes that were no text.
 */
export function printableCore(text: string): string {
  return text.replace(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffd]/gu, '')
}
