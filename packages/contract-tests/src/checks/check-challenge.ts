import type { Finding } from '../clause/finding.ts'
import { finding } from '../clause/finding.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkAnswer } from './check-answer.ts'

/** A 401 that asks for a bearer token (RFC 9110, section 11.6.1). Codes: those of {@link checkAnswer}, `challenge`. */
export function checkChallenge(exchange: Exchange): Finding[] {
  const answer = checkAnswer(exchange, 401)
  const given = exchange.header('www-authenticate')
  if (answer.length > 0 || (given !== undefined && /^Bearer\b/i.test(given))) return answer
  return [finding('challenge', 'WWW-Authenticate: Bearer', given ?? 'none', exchange)]
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
