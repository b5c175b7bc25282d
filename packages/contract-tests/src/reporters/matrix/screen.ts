import type pc from 'picocolors'

/** How a terminal's colours are written, or not. */
export type Colors = ReturnType<typeof pc.createColors>

/** What a report is written on. */
export interface Screen {
  readonly colors: Colors
  /** Where lines break; infinite in a pipe, where each fact keeps to one line. */
  readonly columns: number
}

/** Breaks a text between words; what follows the first line is indented. */
export function wrap(text: string, columns: number, indent: number): string[] {
  const lines = ['']
  for (const word of text.match(/ *[^ ]+/g) ?? []) {
    const line = lines.at(-1) ?? ''
    if (line === '' || line.length + word.length <= columns) lines[lines.length - 1] = line + word
    else lines.push(' '.repeat(indent) + word.trimStart())
  }
  return lines
}
