import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { excerpt } from '../print/excerpt.ts'
import type { Exchange } from '../witness/exchange.ts'

/** Every one of these lines is there, whole, once and in this order. Codes: `line-missing`, `line-repeated`, `line-order`. */
export function checkLines(exchange: Exchange, lines: readonly string[]): Finding[] {
  const seen = exchange.text.split('\n')
  const places = new Map<string, number[]>()
  for (const [index, line] of seen.entries()) places.set(line, [...(places.get(line) ?? []), index])
  let last = -1
  for (const line of lines) {
    const found = places.get(line) ?? []
    if (found.length === 0)
      return [finding('line-missing', `the line ${excerpt(line)}`, excerpt(exchange.body, 200), exchange)]
    if (found.length > 1)
      return [finding('line-repeated', `the line ${excerpt(line)} once`, `${found.length} times`, exchange)]
    const [at = 0] = found
    if (at < last)
      return [finding('line-order', `the line ${excerpt(line)} after the ones before it`, 'earlier', exchange)]
    last = at
  }
  return []
}
