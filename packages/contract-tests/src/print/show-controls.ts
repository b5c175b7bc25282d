/**
 * Everything but newline and tab that is invisible, reorders the text around it or is not allowed in HTML: controls, format and direction
 * characters, lone surrogates, noncharacters.
 */
const shapeless = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/gu

/**
 * Writes invisible characters as escapes, `\x1b` or `\u{202e}`, so that a page shows them and is not changed by them. Also escapes what GitHub's
 * runner would take for a command anywhere in its log.
 */
export function showControls(text: string): string {
  return text.replaceAll('##[', '#\\x23[').replaceAll(shapeless, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return character === '\r' ? '\\r' : code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`
  })
}

/** As {@link showControls}, and on one line: newlines are written as `\n`, tabs as `\t`. */
export function escapeControls(text: string): string {
  return showControls(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t')
}
