import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { clauses } from '../clauses/catalogue.ts'
import { UsageError } from '../cli/usage-error.ts'
import { packageFolder } from '../package-folder.ts'
import type { Deviation } from './deviation.ts'

/** The deviations that the kit ships: what Prism is known to do otherwise. */
export const shippedDeviations: URL = new URL('deviations.yaml', packageFolder)

const keys = ['target', 'clause', 'code', 'reason', 'link', 'review-by'] as const

/**
 * Reads a file of recorded deviations: a list of entries with target, clause, code, reason, link and review-by.
 *
 * @throws UsageError that names the entry if one lacks a key, has an unknown one, or names a clause that does not exist.
 */
export async function readDeviations(file: string | URL): Promise<Deviation[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`Cannot read the deviations ${file}: ${error.message}`)
  })
  let entries: unknown
  try {
    entries = parse(text)
  } catch (error) {
    throw new UsageError(`The deviations ${file} are not YAML: ${String(error).split('\n')[0]}`)
  }
  if (!Array.isArray(entries)) throw new UsageError(`The deviations ${file} are not a list of entries`)
  return entries.map((entry, index) => readEntry(entry, `Entry ${index + 1} of ${file}`))
}

function readEntry(entry: unknown, where: string): Deviation {
  if (typeof entry !== 'object' || entry === null)
    throw new UsageError(`${where} is no entry: it needs ${keys.join(', ')}`)
  const given = entry as Record<string, unknown>
  for (const key of keys) {
    const value = given[key]
    if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`${where} lacks "${key}", a string`)
  }
  const unknown = Object.keys(given).find((key) => !(keys as readonly string[]).includes(key))
  if (unknown !== undefined)
    throw new UsageError(`${where} has an unknown key "${unknown}": it takes ${keys.join(', ')}`)
  const [target, clause, code, reason, link, reviewBy] = keys.map((key) => String(given[key]).trim()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  if (!clauses.some(({ id }) => id === clause))
    throw new UsageError(`${where} names the clause "${clause}", which does not exist`)
  if (!URL.canParse(link)) throw new UsageError(`${where} has a link that is no URL: ${link}`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(reviewBy) || Number.isNaN(Date.parse(reviewBy))) {
    throw new UsageError(`${where} has a review-by that is no day, YYYY-MM-DD: ${reviewBy}`)
  }
  return { target, clause, code, reason, link, reviewBy }
}
