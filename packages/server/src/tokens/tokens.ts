import type { Limits } from '../limits.ts'
import { LogServerError } from '../log-server-error.ts'
import { createRunId } from '../runs/run-id.ts'
import { equalInConstantTime } from './equal-in-constant-time.ts'

/** The tokens that the server knows, and whose they are. */
export class Tokens {
  readonly #known: { readonly bytes: Uint8Array; readonly owner: string }[] = []
  readonly #encoder = new TextEncoder()
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Makes `token` known, by default a new random one, and returns it. Throws a `LogServerError`. */
  add(owner: string, token: string = `get_log_${createRunId()}${createRunId()}`): string {
    if (token === '' || owner === '')
      throw new LogServerError('invalid-input', 'A token and its owner need at least one character.')
    if (this.ownerOf(token) !== undefined) throw new LogServerError('invalid-input', 'That token is known already.')
    if (this.#known.length >= this.#limits.tokens) {
      throw new LogServerError('limit-reached', `There are ${this.#known.length} tokens already; raise limits.tokens.`)
    }
    this.#known.push({ bytes: this.#encoder.encode(token), owner })
    return token
  }

  /** Whose token it is. Takes as long for one token as for another: every known one is compared, to its last byte. */
  ownerOf(token: string): string | undefined {
    const given = this.#encoder.encode(token)
    let owner: string | undefined
    for (const known of this.#known) {
      if (equalInConstantTime(given, known.bytes)) owner = known.owner
    }
    return owner
  }
}
