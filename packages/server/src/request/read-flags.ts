import type { LogQuery } from '@get-log/types'
import { Refusal } from '../answer/refusal.ts'
import type { Traits } from '../profile/profile.ts'

/** The query flags, each on or off. */
export type Flags = Readonly<Record<keyof LogQuery, boolean>>

const meanings: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false }
const longestShown = 60

/** Step 2: `stream`, `download` and `raw`, each absent, `true`, `1`, `false` or `0`; else 400, or off. */
export function readFlags(query: URLSearchParams, { otherFlags }: Traits): Flags {
  const read = (name: keyof LogQuery): boolean =>
    otherFlags === 'off'
      ? query.getAll(name).every((value) => meanings[value] === true) && query.has(name)
      : readFlag(query, name)
  return { stream: read('stream'), download: read('download'), raw: read('raw') }
}

function readFlag(query: URLSearchParams, name: keyof LogQuery): boolean {
  const [first, ...others] = query.getAll(name).map((value) => meaningOf(name, value))
  if (others.some((other) => other !== first)) {
    throw new Refusal(400, `Invalid input: The query parameter "${name}" is given twice, once true and once false.`)
  }
  return first ?? false
}

function meaningOf(name: keyof LogQuery, value: string): boolean {
  if (Object.hasOwn(meanings, value)) return meanings[value] === true
  const shown = JSON.stringify(value.length > longestShown ? `${value.slice(0, longestShown)}…` : value)
  throw new Refusal(
    400,
    `Invalid input: The query parameter "${name}" must be true, 1, false or 0, but it is ${shown}.`,
  )
}
