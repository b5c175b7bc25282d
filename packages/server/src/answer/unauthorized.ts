import { Refusal } from './refusal.ts'

/** The 401 that says how to authenticate (RFC 9110, section 11.6.1). */
export function unauthorized(): Refusal {
  return new Refusal(401, undefined, { 'WWW-Authenticate': 'Bearer' })
}
