import { setTimeout as sleep } from 'node:timers/promises'

const answerMs = 90_000
const tries = 8
const longestWaitMs = 30_000

/** A refusal of the platform, or that it could not be asked. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  /** 0 if there was no answer. */
  readonly status!: number
  /** The `error.type` of the answer, for instance `insufficient-permissions`. */
  readonly type!: string
  /** How long the answer asks to wait. */
  readonly afterMs: number | undefined

  constructor(message: string, status = 0, type = '', afterMs?: number) {
    super(message)
    Object.assign(this, { status, type, afterMs })
  }
}

type Query = Readonly<Record<string, string | number | boolean>>

/** The provider's API, with one account's token. */
export class Platform {
  /** Without `/v2`, and without a slash behind it. */
  readonly base: string
  readonly token: string

  constructor(url: string, token: string) {
    this.base = withoutVersion(url)
    this.token = token
  }

  /**
   * Sends a request, its body as JSON, and returns the `data` of its answer. Retries a 429, a 5xx and a failed connection.
   *
   * @throws PlatformError that says what was requested and what came back.
   */
  async ask<Data>(
    method: string,
    path: string,
    { query = {}, body }: { query?: Query; body?: unknown } = {},
  ): Promise<Data> {
    const url = new URL(`${this.base}/v2/${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.#askOnce<Data>(method, url, body)
      } catch (error) {
        const { status, afterMs } = error as PlatformError
        const mayPass = [0, 408, 429].includes(status) || status >= 500
        if (!mayPass || tried === tries) throw error
        await sleep(afterMs ?? Math.min(250 * 2 ** tried, longestWaitMs))
      }
    }
  }

  /** The same, but undefined for an answer with one of these statuses. */
  async askUnless<Data>(statuses: readonly number[], ...asked: Parameters<Platform['ask']>): Promise<Data | undefined> {
    return this.ask<Data>(...asked).catch((error: unknown) => {
      if (error instanceof PlatformError && statuses.includes(error.status)) return undefined
      throw error
    })
  }

  async #askOnce<Data>(method: string, url: URL, body: unknown): Promise<Data> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const headers = { Authorization: `Bearer ${this.token}`, ...type }
    const asked = `${method} ${url.origin}${url.pathname}`
    try {
      const response = await fetch(url, { method, headers, ...sent, signal: AbortSignal.timeout(answerMs) })
      const text = await response.text()
      if (response.ok) return text === '' ? (undefined as Data) : (JSON.parse(text) as { data: Data }).data
      const { type: errorType = '', message = text.slice(0, 200) } = errorOf(text)
      const said = [errorType, message].filter((part) => part !== '').join(': ')
      const afterMs = readRetryAfterMs(response.headers.get('retry-after'))
      throw new PlatformError(`${asked} was answered ${response.status} ${said}`, response.status, errorType, afterMs)
    } catch (error) {
      if (error instanceof PlatformError) throw error
      throw new PlatformError(`${asked} failed: ${String((error as Error).cause ?? error)}`)
    }
  }
}

/** The base URL of the API, given with or without its version. */
export function withoutVersion(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v2$/, '')
}

function errorOf(text: string): { type?: string; message?: string } {
  try {
    const { error } = JSON.parse(text) as { error?: { type?: string; message?: string } }
    return error ?? {}
  } catch {
    return {}
  }
}

/** Only a number of seconds: a wrong clock must not turn a date into a long wait. */
function readRetryAfterMs(given: string | null): number | undefined {
  return given !== null && /^\d+$/.test(given) ? Math.min(1000 * Number(given), longestWaitMs) : undefined
}

export const longestPauseMs = 2000

/** How long to wait before the next look: longer and longer, without end. */
export function* pauses(): Generator<number> {
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) yield pauseMs
}
