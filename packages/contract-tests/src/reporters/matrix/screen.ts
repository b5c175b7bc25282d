import type pc from 'picocolors'
import type { Verdict } from '../../judge/verdict.ts'
import { verdictLooks } from '../../report/report.ts'

export type Colors = ReturnType<typeof pc.createColors>

export interface Screen {
  readonly colors: Colors
  /** Where lines break; infinite in a pipe, where each fact stays on one line. */
  readonly columns: number
}

/** A verdict as one coloured character, and related text in the same colour. */
export function markOf(verdict: Verdict, colors: Colors, more = ''): string {
  const { mark, color } = verdictLooks[verdict]
  return colors[color](`${mark}${more}`)
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

/** A verdict's mark and a text, broken between words; `paint` colours each line of the text. */
export function markedLines(
  verdict: Verdict,
  text: string,
  { colors, columns }: Screen,
  indent = 4,
  paint = (line: string): string => line,
): string[] {
  const [first = '', ...more] = wrap(text, columns - 2, indent).map(paint)
  return [`${markOf(verdict, colors)} ${first}`, ...more]
}
