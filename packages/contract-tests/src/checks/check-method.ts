import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Exchange } from '../witness/exchange.ts'

/** Methods that the resource does not have, as far as the page says; HEAD is left open. */
export const refusedMethods: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']

/** `Allow` lists what is wanted, and nothing that is refused. Codes: `no-allow`, `allow`. */
export function checkAllow(exchange: Exchange, wanted: readonly string[], refused: readonly string[]): Finding[] {
  const given = exchange.header('allow')
  if (given === undefined) return [finding('no-allow', `Allow: ${wanted.join(',')}`, 'no Allow', exchange)]
  const listed = given.split(',').map((method) => method.trim())
  const isTrue = wanted.every((method) => listed.includes(method)) && !refused.some((method) => listed.includes(method))
  return isTrue ? [] : [finding('allow', `Allow: ${wanted.join(',')}`, `Allow: ${given}`, exchange)]
}
