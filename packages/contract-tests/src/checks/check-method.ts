import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import { documentedMethods } from '../spec/operation.ts'
import type { Exchange } from '../witness/exchange.ts'

/** `Allow` lists every documented method, and not one that was refused. Codes: `no-allow`, `allow`. */
export function checkAllow(exchange: Exchange, refused?: string): Finding[] {
  const given = exchange.header('allow')
  const wanted = documentedMethods()
  if (given === undefined) return [finding('no-allow', `Allow: ${wanted.join(',')}`, 'no Allow', exchange)]
  const listed = given.split(',').map((method) => method.trim())
  const complete = wanted.every((method) => listed.includes(method))
  if (complete && (refused === undefined || !listed.includes(refused))) return []
  return [finding('allow', `Allow: ${wanted.join(',')}`, `Allow: ${given}`, exchange)]
}
