import { showControls } from '../../print/show-controls.ts'

/** Escapes what follows the `::` of a GitHub workflow command; a line break would begin another command. */
export function escapeData(text: string): string {
  return showControls(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

/** Escapes a property of a GitHub workflow command, where colon and comma mean something, too. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
