import type { Answer } from './answer.ts'

/** Adds what every answer carries: the rate limit, and leave for pages of other origins to read it. */
export function withCommonHeaders(answer: Answer, requestsPerSecond: number): Answer {
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'X-Content-Type-Options': 'nosniff',
      'X-RateLimit-Limit': String(requestsPerSecond),
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Allow, Content-Disposition, Retry-After, WWW-Authenticate, X-RateLimit-Limit',
    },
  }
}
