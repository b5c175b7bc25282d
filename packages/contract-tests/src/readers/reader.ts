import { UsageError } from '../usage/usage-error.ts'

/** What a reader may claim; what it does not claim is not judged. */
export const claims = ['whole', 'follow', 'lines', 'resume', 'errors'] as const

/**
 * What a reader claims: `whole`, it prints the log byte for byte; `follow`, it reads until the run ends; `lines`, it yields line after line;
 * `resume`, it continues after a dropped connection; `errors`, it says why a log cannot be read.
 */
export type Claim = (typeof claims)[number]

interface Described {
  /** Its name in a report. */
  readonly name?: string
  /** Default: `whole`. */
  readonly claims?: readonly Claim[]
}

/** A program that reads a log and prints it. */
export interface ReaderCommand extends Described {
  /**
   * The program and its arguments, started without a shell. `{url}`, the base URL of the API, `{id}` and `{token}` are filled in, and are also set as
   * the variables `GET_LOG_URL`, `GET_LOG_ID` and `GET_LOG_TOKEN`.
   */
  readonly command: readonly string[]
  /** The file that the command is, or its name among the shipped adapters. */
  readonly file?: string
}

/** A library that reads logs. */
export interface ReaderLibrary extends Described {
  /** Yields the bytes of a log as they arrive. The iteration ends when the log does, and throws if it could not get the whole log. */
  readonly read: (url: string, id: string, token: string) => AsyncIterable<Uint8Array>
}

/** A reader to be judged. */
export type ReaderAdapter = ReaderCommand | ReaderLibrary

/**
 * Parses comma-separated claims.
 *
 * @throws UsageError for an unknown one.
 */
export function readClaims(text: string): Claim[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  const unknown = words.find((word) => !claims.includes(word as Claim))
  if (unknown !== undefined) throw new UsageError(`Unknown claim "${unknown}": there are ${claims.join(', ')}`)
  return words as Claim[]
}
