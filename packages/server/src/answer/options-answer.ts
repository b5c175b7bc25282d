import type { Answer } from './answer.ts'
import { allowedMethods } from './documented-error.ts'

/** Answers OPTIONS, and with it the question that a browser asks before a request to another origin (Fetch, section 4.8). */
export function optionsAnswer(): Answer {
  return {
    status: 204,
    headers: {
      Allow: allowedMethods,
      'Access-Control-Allow-Methods': allowedMethods,
      // The wildcard does not cover Authorization.
      'Access-Control-Allow-Headers': 'Authorization, *',
      'Access-Control-Max-Age': '600',
    },
    body: null,
  }
}
