/**
 * Everything but newline and tab that has no shape, that reorders the text around it or that HTML does not allow: controls, format
 * and direction characters, halves of surrogate pairs, noncharacters.
 */
const shapeless = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/gu

/**
 * Writes characters that cannot be seen as escapes, `\x1b` or `\u{202e}`, so that a page shows them and is not changed by them. So is what would be
 * a command to GitHub's runner wherever in its log it stands.
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
