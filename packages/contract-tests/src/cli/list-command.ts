import pc from 'picocolors'
import type { ClauseOptions } from './select-clauses.ts'
import { selectClauses } from './select-clauses.ts'

/** Prints the catalogue: id, level and title of each clause, and what it rests on. */
export function listCommand(options: ClauseOptions): number {
  for (const { id, level, title, source } of selectClauses(options)) {
    process.stdout.write(`${pc.bold(id)}  ${level === 'must' ? level : pc.dim(level)}  ${title}\n`)
    for (const one of source) {
      const place = 'pointer' in one ? `#${one.pointer}` : one.section
      process.stdout.write(pc.dim(`    ${place}: ${one.words.replaceAll('\n', ' ')}\n`))
    }
  }
  return 0
}
