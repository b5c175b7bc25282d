import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import type { Exchange } from '../witness/exchange.ts'

/** A 401 says how to authenticate (RFC 9110, section 15.5.2), whichever way that is. Code: `challenge`. */
export function checkChallenge(exchange: Exchange): Finding[] {
  const given = exchange.header('www-authenticate') ?? ''
  return given.trim() === ''
    ? [finding('challenge', 'WWW-Authenticate with a challenge', given || 'none', exchange)]
    : []
}

const token = "[\\w!#$%&'*+.^`|~-]+"
const parameter = `${token}[ \\t]*=[ \\t]*(?:${token}|"(?:[^"\\\\]|\\\\.)*")`
const challenge = `${token}(?: +(?:${parameter}(?:[ \\t]*,[ \\t]*${parameter})*|[\\w.~+/-]+=*))?`
const challenges = new RegExp(`^[ \\t]*(?:,[ \\t]*)*${challenge}[ \\t]*(?:,[ \\t]*(?:${challenge}[ \\t]*)?)*$`)

/** Each `WWW-Authenticate`, if there is one, follows the grammar (RFC 9110, section 11.6.1). Code: `challenge-syntax`. */
export function checkChallengeSyntax(exchange: Exchange): Finding[] {
  const broken = exchange.headers('www-authenticate').find((given) => !challenges.test(given))
  if (broken === undefined) return []
  return [finding('challenge-syntax', 'a WWW-Authenticate that is a list of challenges', broken, exchange)]
}
