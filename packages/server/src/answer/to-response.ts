import type { Answer } from './answer.ts'

/** Makes the `Response`, of the class given: the platform's own, or one that Node's adapter writes faster. */
export function toResponse({ status, headers, body }: Answer, ResponseClass: typeof Response): Response {
  return new ResponseClass(body as ConstructorParameters<typeof Response>[0], { status, headers })
}
