import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Exchange } from '../witness/exchange.ts'

/** A browser is told to take the body for what it is said to be. Code: `nosniff`. */
export function checkNosniff(exchange: Exchange): Finding[] {
  const given = exchange.header('x-content-type-options')
  if (given?.toLowerCase() === 'nosniff') return []
  return [finding('nosniff', 'X-Content-Type-Options: nosniff', given ?? 'none', exchange)]
}
