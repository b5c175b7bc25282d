/** How much the server accepts before it answers with an error of code `limit-reached`. */
export interface Limits {
  /** Runs kept at a time. Default 10,000. */
  readonly runs: number
  /** Raw bytes of one log. Default 1 GiB. */
  readonly logBytes: number
  /** Tokens known at a time. Default 10,000. */
  readonly tokens: number
}

/** The defaults. */
export const defaultLimits: Limits = { runs: 10_000, logBytes: 2 ** 30, tokens: 10_000 }
