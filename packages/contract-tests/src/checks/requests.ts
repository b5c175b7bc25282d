import type { LogQuery } from '@get-log/types'
import type { RequestVariation } from '../clause/scene.ts'

/** A request with a bearer token, and with the query of a clause. */
export function withBearer(token: string, query = ''): RequestVariation {
  return { ...(query !== '' && { query }), headers: { Authorization: `Bearer ${token}` } }
}

/** A request with a token in the query, before what a clause adds to it. */
export function withQueryToken(token: string, query = ''): RequestVariation {
  return { query: `token=${encodeURIComponent(token)}${query === '' ? '' : `&${query}`}` }
}

/** A token that does not exist. */
export const unknownToken = 'contract_tests_no_such_token'

export const browserHeaders: Readonly<Record<string, string>> = {
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Sec-Fetch-Dest': 'document',
  'Sec-Fetch-Mode': 'navigate',
}

/** Options for reading a large log: take all of it, but no more of an endless one than fits into memory. */
export const largeLogLimits: Pick<RequestVariation, 'maxBytes'> = { maxBytes: 64 * 1024 * 1024 }

/** A query in which each flag is absent or has one of some values. */
export interface FlagCombination {
  readonly query: string
  readonly on: ReadonlySet<keyof LogQuery>
}

const flags = ['stream', 'download', 'raw'] as const

/** Every query in which each flag is absent or has one of these values: eight for one value, 27 for two. Which flag comes first varies. */
export function combineFlags(...values: readonly string[]): FlagCombination[] {
  const choices = [undefined, ...values]
  const chosen = choices.flatMap((stream) =>
    choices.flatMap((download) => choices.map((raw) => ({ stream, download, raw }))),
  )
  return chosen.map((choice, index) => {
    const order = [...flags.slice(index % flags.length), ...flags.slice(0, index % flags.length)]
    const given = order.filter((flag) => choice[flag] !== undefined)
    return {
      query: given.map((flag) => `${flag}=${choice[flag]}`).join('&'),
      on: new Set(given.filter((flag) => choice[flag] === '1' || choice[flag] === 'true')),
    }
  })
}
