import type { Limits } from '../limits.ts'
import { LogServerError } from '../log-server-error.ts'
import { createRunId } from '../runs/run-id.ts'

const encoder = new TextEncoder()

/** The tokens that the server knows, and whose they are. */
export class Tokens {
  /** By digest. */
  readonly #known = new Map<number, { readonly bytes: Uint8Array; readonly owner: string }>()
  readonly #limits: Limits
  /** Created lazily, since Workers have no randomness before the first request. */
  #seeds: Uint32Array | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Makes `token` known, by default a new random one, and returns it. Throws a `LogServerError`. */
  add(owner: string, token: string = `get_log_${createRunId()}${createRunId()}`): string {
    if (token === '' || owner === '')
      throw new LogServerError('invalid-input', 'A token and its owner need at least one character.')
    const bytes = encoder.encode(token)
    const digest = this.#digestOf(bytes)
    if (this.#known.has(digest)) throw new LogServerError('invalid-input', 'That token is known already.')
    if (this.#known.size >= this.#limits.tokens) {
      throw new LogServerError('limit-reached', `There are ${this.#known.size} tokens already; raise limits.tokens.`)
    }
    this.#known.set(digest, { bytes, owner })
    return token
  }

  /** The owner of a token. The time it takes depends only on the length of `token`, not on the known tokens. */
  ownerOf(token: string): string | undefined {
    const bytes = encoder.encode(token)
    const found = this.#known.get(this.#digestOf(bytes))
    return found !== undefined && equalInConstantTime(bytes, found.bytes) ? found.owner : undefined
  }

  /**
   * 53 bits that nobody can predict without the seeds, so that timing reveals nothing about how much of a guess was right. The token found is then
   * compared in full: a guess that collides by chance opens nothing.
   */
  #digestOf(bytes: Uint8Array): number {
    this.#seeds ??= crypto.getRandomValues(new Uint32Array(2))
    let [first = 0, second = 0] = this.#seeds
    for (const byte of bytes) {
      first = Math.imul(first ^ byte, 0x85ebca77)
      second = Math.imul((second << 13) | (second >>> 19), 0xc2b2ae3d) ^ byte
    }
    return (first >>> 0) * 0x20_0000 + (second >>> 11)
  }
}

/** Whether both hold the same bytes, in a time that depends only on `given`. Does not need Node, so it runs anywhere. */
export function equalInConstantTime(given: Uint8Array, known: Uint8Array): boolean {
  let difference = given.length ^ known.length
  for (let index = 0; index < given.length; index++) {
    difference |= (given[index] as number) ^ (known[index % known.length] as number)
  }
  return difference === 0
}
