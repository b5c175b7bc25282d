import type { IncomingHttpHeaders } from 'node:http'

/** The parts of a request on which an answer depends. */
export interface Asked {
  readonly method: string
  /** As it came, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly hasBody: boolean
}

/** An answer before it goes over the wire; bytes still to come are an iterable. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer | AsyncIterable<Buffer>
  /** Set if the body is chunked although its length is known. */
  readonly chunked?: boolean
}

const parameters = '[0-?]*[ -/]*'
const text = '(?:(?!\\xc2\\x9c)[^\\x07\\x1b\\n])*'
const end = '(?:\\x07|\\x1b\\\\|\\xc2\\x9c)?'

/** ANSI escape codes. In all patterns a character stands for a byte of the log. */
export const codes = {
  string: `\\x1b[\\]PX^_]${text}${end}`,
  c1String: `\\xc2[\\x90\\x98\\x9d-\\x9f]${text}${end}`,
  sequence: `\\x1b\\[${parameters}[@-~]?`,
  c1Sequence: `\\xc2\\x9b${parameters}[@-~]?`,
  short: '\\x1b[ -/]*[0-~]?',
}

/** The beginnings of escape codes and characters, before the rest is written. */
export const parts = {
  character: '[\\xc2-\\xdf]|[\\xe0-\\xef][\\x80-\\xbf]?|[\\xf0-\\xf4][\\x80-\\xbf]{0,2}',
  code: `(?:\\x1b\\[|\\xc2\\x9b)${parameters}|(?:\\x1b[\\]PX^_]|\\xc2[\\x90\\x98\\x9d-\\x9f])${text}\\x1b?|\\x1b[ -/]*`,
}

type Flag = boolean | 400

/** What the documentation leaves open, as the server decides it if no switch says otherwise. Numbers are statuses. */
export const literal = {
  otherFlag: false as Flag,
  zeroFlag: false as Flag,
  emptyFlag: false as Flag,
  twice: 'first' as 'first' | 'last' | 400,
  unknownParameter: 200,
  requestBody: 200,
  head: 200,
  options: 204,
  trace: 405,
  others: 405,
  unknownMethod: 501,
  tokenInQuery: true,
  /** For an unknown token, on a log that anyone may read. */
  needlessToken: 401,
  noToken: 401,
  unknownToken: 401,
  stranger: 403,
  /** For an unknown id, without a token. */
  unknownId: 404,
  /** For an unknown id with characters other than letters and digits. */
  oddId: 404,
  limited: 429,
  types: {} as Record<number, string>,
  sameId: (id: string): string => decodeURIComponent(id),
  tags: false,
  codes: codes as Record<string, string>,
  parts: parts as Record<string, string>,
  controls: /[\0-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]/g,
  /** What becomes of bytes that are not UTF-8. */
  invalid: 'replaced' as 'replaced' | 'dropped' | 'kept',
  wholeLines: false,
  delayMs: 0,
  bytewise: false,
  http10: false,
  dated: true,
  /** For how long a run is so young that a stream of its log ends at once. */
  youngMs: 0,
  streamMs: Number.POSITIVE_INFINITY,
  /** Whether each line begins with a time, and the platform writes lines of its own. */
  stamped: false,
  restricted: false,
  countedIds: false,
  endsInNewline: true,
}

/** What one switch decides differently, and how it changes requests, answers and printed text on their way. */
export interface Switch extends Partial<typeof literal> {
  readonly ask?: (asked: Asked) => Partial<Asked>
  readonly answer?: (answer: Answer, asked: Asked) => Partial<Answer>
  readonly print?: (text: string) => string
}

/** How the server decides everything; the later of two conflicting switches wins. */
export interface Policy extends Readonly<typeof literal> {
  readonly switches: readonly Switch[]
}
