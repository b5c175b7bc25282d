import type { Limits } from '../limits.ts'
import { LogServerError } from '../log-server-error.ts'
import { createRunId } from '../runs/run-id.ts'

/** The tokens that the server knows, and whose they are. */
export class Tokens {
  /** By token. A map finds its keys by a hash with a secret seed, so that time tells nothing of how much of a guess was right. */
  readonly #owners = new Map<string, string>()
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Makes `token` known, by default a new random one, and returns it. Throws a `LogServerError`. */
  add(owner: string, token: string = `get_log_${createRunId()}${createRunId()}`): string {
    if (token === '' || owner === '')
      throw new LogServerError('invalid-input', 'A token and its owner need at least one character.')
    if (this.ownerOf(token) !== undefined) throw new LogServerError('invalid-input', 'That token is known already.')
    if (this.#owners.size >= this.#limits.tokens) {
      throw new LogServerError('limit-reached', `There are ${this.#owners.size} tokens already; raise limits.tokens.`)
    }
    this.#owners.set(token, owner)
    return token
  }

  /** Whose token it is, however many there are. */
  ownerOf(token: string): string | undefined {
    return this.#owners.get(token)
  }
}
