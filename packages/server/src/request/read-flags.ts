import type { LogQuery } from '@get-log/types'
import { Refusal } from '../answer/refusal.ts'
import type { Traits } from '../profile/profile.ts'

/** The query flags, each on or off. */
export type Flags = Readonly<Record<keyof LogQuery, boolean>>

const meanings = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** Step 2: `stream`, `download` and `raw`, each absent, `true`, `1`, `false` or `0`; else 400, or off. */
export function readFlags(query: URLSearchParams, { otherFlags }: Traits): Flags {
  const read = (name: keyof LogQuery): boolean => {
    const values = query.getAll(name)
    const given = new Set(values.map((value) => meanings.get(value)))
    if (otherFlags === 'refused' && (given.size > 1 || given.has(undefined))) {
      const shown = values.map((value) => JSON.stringify(value)).join(' and ')
      throw new Refusal(
        400,
        `Invalid input: The query parameter "${name}" must be true, 1, false or 0, but it is ${shown}.`,
      )
    }
    return given.size === 1 && given.has(true)
  }
  return { stream: read('stream'), download: read('download'), raw: read('raw') }
}
