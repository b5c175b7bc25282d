import { parse } from 'yaml'
import type { Clause } from '../clause/clause.ts'
import type { Contract } from '../contract.ts'
import { packageRoot } from '../package-root.ts'
import { readUserFile, UsageError } from '../usage/usage-error.ts'

/** A breach that is known and accepted for now. It excuses exactly one finding of one clause on one target. */
export interface Deviation {
  readonly target: string
  readonly clause: string
  /** The code of the finding. */
  readonly code: string
  /** Why it is accepted, for people. */
  readonly reason: string
  /** Where it is discussed. */
  readonly link: string
  /** The day, `YYYY-MM-DD`, from which it should be looked at again. */
  readonly reviewBy: string
}

/** Why a breach is accepted, where it is discussed, and, from its review-by day on, that it is to be looked at again. */
export function explainDeviation({ reason, link, reviewBy }: Deviation, today: string): string {
  const overdue = ` To be reviewed since ${reviewBy}: look at it again, then renew review-by or remove the entry.`
  return `${reason} (${link})${reviewBy <= today ? overdue : ''}`
}

/** The deviations shipped with the kit: what Prism is known to do differently. */
export const shippedDeviations: URL = new URL('deviations.yaml', packageRoot)

const keys = ['target', 'clauses', 'codes', 'reason', 'link', 'review-by'] as const

/**
 * Reads a file of recorded deviations: a list of entries with target, clauses, codes, reason, link and review-by. An entry stands for each of
 * its clauses with each of its codes; one clause or one code needs no list.
 *
 * @throws UsageError that names the entry if one lacks a key, has an unknown one, or names a clause that does not exist.
 */
export async function readDeviations({ clauses }: Contract, file: string | URL): Promise<Deviation[]> {
  const entries = await readUserFile('deviations file', file, 'YAML', parse)
  if (!Array.isArray(entries)) throw new UsageError(`The deviations file ${file} is not a list of entries`)
  return entries.flatMap((entry, index) => readEntry(clauses, entry, `Entry ${index + 1} of ${file}`))
}

function readEntry(known: readonly Clause[], entry: unknown, where: string): Deviation[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new UsageError(`${where} is not an entry: it needs ${keys.join(', ')}`)
  const given = new Map(Object.entries(entry).map(([key, value]) => [key.replace(/^(clause|code)$/, '$1s'), value]))
  const unknown = [...given.keys()].find((key) => !(keys as readonly string[]).includes(key))
  if (unknown !== undefined)
    throw new UsageError(`${where} has an unknown key "${unknown}": it takes ${keys.join(', ')}`)
  const [[target = ''], clauses, codes, [reason = ''], [link = ''], [reviewBy = '']] = keys.map((key) => {
    const values: unknown[] = [given.get(key)].flat()
    if (values.length > 0 && values.every((value) => typeof value === 'string' && value.trim() !== ''))
      return values.map((value) => String(value).trim())
    throw new UsageError(`${where} lacks "${key}", a string${key.endsWith('s') ? ' or a list of strings' : ''}`)
  }) as [string[], string[], string[], string[], string[], string[]]
  const missing = clauses.find((clause) => !known.some(({ id }) => id === clause))
  if (missing !== undefined) throw new UsageError(`${where} names the clause "${missing}", which does not exist`)
  if (!URL.canParse(link)) throw new UsageError(`${where} has a link that is not a URL: ${link}`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(reviewBy) || Number.isNaN(Date.parse(reviewBy))) {
    throw new UsageError(`${where} has a review-by that is not a day, YYYY-MM-DD: ${reviewBy}`)
  }
  return clauses.flatMap((clause) => codes.map((code) => ({ target, clause, code, reason, link, reviewBy })))
}
