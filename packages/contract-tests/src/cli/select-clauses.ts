import pc from 'picocolors'
import picomatch from 'picomatch'
import type { Clause, Level } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import { getLog } from '../get-log.ts'
import { readersContract } from '../readers/readers-contract.ts'
import { checkSources } from '../report/coverage.ts'
import { UsageError } from '../usage/usage-error.ts'

export interface ClauseOptions {
  /** Globs over ids, for instance `stream/*`; a bare section means all of it. Default: every clause. */
  readonly clause?: readonly string[]
  readonly level?: Level
}

/**
 * The clauses that match, in reading order.
 *
 * @throws UsageError if a glob matches none, or nothing is left: a run that judges nothing must not look like success; or if a clause cites
 * what the document does not have.
 */
export function selectClauses({ clause: globs = [], level }: ClauseOptions, contract: Contract = getLog): Clause[] {
  checkSources(contract)
  const { clauses } = contract
  const matches = globs.map((glob) => picomatch(glob.includes('/') ? glob : [glob || ' ', `${glob}/**`]))
  for (const [index, match] of matches.entries()) {
    if (clauses.some(({ id }) => match(id))) continue
    throw new UsageError(`No clause matches "${globs[index]}": see get-log-contract list`)
  }
  const selected = clauses.filter((clause) => matches.length === 0 || matches.some((match) => match(clause.id)))
  const leveled = selected.filter((clause) => level === undefined || clause.level === level)
  if (leveled.length === 0) throw new UsageError(`No clause of level "${level}" among those selected`)
  return leveled
}

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
