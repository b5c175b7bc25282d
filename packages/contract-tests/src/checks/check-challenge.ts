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
