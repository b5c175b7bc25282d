import type { LogQuery } from '@get-log/types'

const spellings = { on: [true, '1'], off: [undefined, '0', false] } as const

/**
 * Spells the same query differently for each `look`, counted from 0. By default Varnish and nginx ignore a request's
 * `Cache-Control`: only another URL bypasses what they have cached of a truncated answer.
 */
export function spellAnew(query: LogQuery, look: number): LogQuery {
  const spelled: LogQuery = {}
  let left = look
  for (const flag of ['stream', 'raw', 'download'] as const) {
    const value = query[flag]
    const others = spellings[value && value !== '0' ? 'on' : 'off'].filter((each) => each !== value)
    const ways = [value, ...others]
    const way = ways[left % ways.length]
    if (way !== undefined) spelled[flag] = way
    left = Math.floor(left / ways.length)
  }
  return spelled
}
