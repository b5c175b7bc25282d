import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Difference } from './difference.ts'
import { DriftInputError } from './drift-input-error.ts'

/** A breaking difference that is known and accepted for now. It excuses exactly the one of this rule at this pointer. */
export interface KnownDifference {
  readonly rule: string
  /** A JSON pointer into our document. */
  readonly pointer: string
  /** Why it is accepted, for people. */
  readonly reason: string
}

const keys = ['rule', 'pointer', 'reason'] as const

/**
 * Reads a YAML list of known differences.
 *
 * @throws DriftInputError if the file can't be read or an entry lacks a key.
 */
export async function readKnownDifferences(file: string): Promise<KnownDifference[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new DriftInputError(`Cannot read the known differences ${file}: ${error.message}`)
  })
  const entries = parseEntries(text, file)
  for (const [index, entry] of entries.entries()) {
    const missing = keys.find((key) => typeof (entry as Partial<KnownDifference> | null)?.[key] !== 'string')
    if (missing) throw new DriftInputError(`Entry ${index + 1} of ${file} lacks "${missing}", a string`)
  }
  return entries as KnownDifference[]
}

/** The breaking differences that are not known, and the known ones that are gone. */
export function compareWithKnown(
  differences: readonly Difference[],
  known: readonly KnownDifference[],
): { unknown: Difference[]; stale: KnownDifference[] } {
  const breaking = differences.filter((difference) => difference.class === 'breaking')
  const same = (difference: Difference, entry: KnownDifference): boolean =>
    difference.rule === entry.rule && difference.pointer === entry.pointer
  return {
    unknown: breaking.filter((difference) => !known.some((entry) => same(difference, entry))),
    stale: known.filter((entry) => !breaking.some((difference) => same(difference, entry))),
  }
}

function parseEntries(text: string, file: string): unknown[] {
  try {
    const entries: unknown = parse(text)
    if (Array.isArray(entries)) return entries
  } catch (cause) {
    throw new DriftInputError(`The known differences ${file} are no YAML: ${String(cause).split('\n')[0]}`, { cause })
  }
  throw new DriftInputError(`The known differences ${file} are no list of entries`)
}
