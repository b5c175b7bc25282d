import { LogServerError } from '../log-server-error.ts'
import { equalInConstantTime } from '../tokens/tokens.ts'

/** The default secret of the control interface, for server and client. */
export function controlTokenOfEnvironment(): string | undefined {
  try {
    return globalThis.process?.env?.GET_LOG_CONTROL_TOKEN || undefined
  } catch {
    // Deno may not be allowed to look.
    return undefined
  }
}

/** Returns a check of whether a request's `Authorization` holds the token. Throws `invalid-input` for a token that no header can hold. */
export function controlTokenCheck(token: string): (authorization: string | undefined) => boolean {
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new LogServerError(
      'invalid-input',
      'A control token must be of ASCII letters, digits and marks, without spaces.',
    )
  const encoder = new TextEncoder()
  const known = encoder.encode(`Bearer ${token}`)
  return (authorization = '') =>
    equalInConstantTime(encoder.encode(authorization.replace(/^bearer +/i, 'Bearer ')), known)
}
