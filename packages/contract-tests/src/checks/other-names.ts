import type { LogQuery } from '@get-log/types'

/**
 * Names, as they go into a query, that are not the flag but are taken for it by a parser that folds case, trims, knows arrays, or looks
 * for a part of the name.
 */
export function otherNamesOf(flag: keyof LogQuery): string[] {
  const [first = '', ...rest] = flag
  const fullWidth = encodeURIComponent(String.fromCharCode(first.charCodeAt(0) + 0xfee0))
  return [
    flag.toUpperCase(),
    `${first.toUpperCase()}${rest.join('')}`,
    `${flag}[]`,
    `${flag}%5B%5D`,
    `${flag}[0]`,
    `%20${flag}`,
    `${flag}%20`,
    `${flag}%00`,
    `x${flag}`,
    `${flag}x`,
    `${fullWidth}${rest.join('')}`,
  ]
}
