/** Escape sequences as ECMA-48 and xterm define them, 7-bit and 8-bit; one that is not finished ends at a newline. */
const escapeSequence = new RegExp(
  [
    // CSI: parameters, intermediates, one final byte.
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]',
    // OSC, ended by BEL or ST.
    '(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    // DCS, SOS, PM, APC, ended by ST.
    '(?:\\x1b[PX^_]|[\\x90\\x98\\x9e\\x9f])[^\\x1b\\x9c\\n]*(?:\\x1b\\\\|\\x9c)',
    // nF escapes, for instance the choice of a character set.
    '\\x1b[ -/]+[0-~]',
    // Every other two-character escape.
    '\\x1b[0-OQ-WYZ\\\\`-~]',
  ].join('|'),
  'gu',
)

/** Text without its complete escape sequences. Written apart from the reference server, so that one can find a mistake of the other. */
export function stripEscapes(text: string): string {
  return text.replace(escapeSequence, '')
}

/** Text without control characters, but newlines and tabs. */
export function stripControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}
