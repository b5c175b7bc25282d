import pc from 'picocolors'
import { getLog } from '../get-log.ts'
import { readersContract } from '../readers/readers-contract.ts'
import type { ClauseOptions } from './select-clauses.ts'
import { selectClauses } from './select-clauses.ts'

/** Prints the catalogue: id, basis, level and title of each clause, and the words in which its source says so. */
export function listCommand({ readers, ...options }: ClauseOptions & { readonly readers?: boolean }): number {
  for (const { id, basis, level, title, source } of selectClauses(options, readers ? readersContract : getLog)) {
    const about = level === undefined ? basis : `${basis}, ${level}`
    process.stdout.write(`${pc.bold(id)}  ${level === 'must' ? about : pc.dim(about)}  ${title}\n`)
    for (const one of source) {
      const place = 'pointer' in one ? `#${one.pointer}` : one.section
      process.stdout.write(pc.dim(`    ${place}: ${one.words.replaceAll('\n', ' ')}\n`))
    }
  }
  return 0
}
