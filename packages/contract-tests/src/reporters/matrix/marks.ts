import type { Verdict } from '../../judge/verdict.ts'
import { verdictLooks } from '../../report/verdict-look.ts'
import type { Colors } from './screen.ts'

/** A verdict as one coloured character, with what belongs to it in the same colour. */
export function markOf(verdict: Verdict, colors: Colors, more = ''): string {
  const { mark, color } = verdictLooks[verdict]
  return colors[color](`${mark}${more}`)
}
