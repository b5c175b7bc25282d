/**
 * Replaces the section of a text between two named marks.
 *
 * @throws Error if the text lacks the marks.
 */
export function replaceSection(text: string, section: string, name = 'bench'): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The README has no place for the table: put ${begin} and ${end} into it.`)
  return `${text.slice(0, from + begin.length)}\n${section}\n${text.slice(to)}`
}
