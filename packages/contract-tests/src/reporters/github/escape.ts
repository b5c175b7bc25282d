import { showControls } from '../../print/show-controls.ts'

/**
 * Escapes text for a line or a table cell of GitHub's Markdown, HTML and all: punctuation becomes character references, which
 * show as themselves and never as markup, links, images or mentions. Line breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return showControls(line).replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** Escapes text for a `<pre>` block, in which Markdown means nothing. */
export function escapePreformatted(text: string): string {
  const html = showControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return html.replaceAll(/^(\s*):(?=:)/gm, '$1&#58;')
}

/** Escapes what follows the `::` of a GitHub workflow command; a line break would begin another command. */
export function escapeData(text: string): string {
  return showControls(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

/** Escapes a property of a GitHub workflow command, where colon and comma mean something, too. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
