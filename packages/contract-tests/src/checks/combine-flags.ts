import type { LogQuery } from '@get-log/types'

/** A query in which each flag is left out or has one of some values. */
export interface FlagCombination {
  readonly query: string
  readonly on: ReadonlySet<keyof LogQuery>
}

const flags = ['stream', 'download', 'raw'] as const

/** Every query in which each flag is left out or has one of these values: eight for one value, 27 for two. Which flag comes first varies. */
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
