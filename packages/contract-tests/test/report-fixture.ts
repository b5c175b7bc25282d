import type { RecordedExchange, Report, ReportedResult } from '../src/report/report.ts'

const url = 'http://127.0.0.1:41239/v2/logs/HG7ML7M8z78YcAPEB'

type Response = NonNullable<RecordedExchange['response']>

const logHead: Response = {
  ...{ httpVersion: '1.1', status: 200, statusText: 'OK' },
  headers: [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['X-RateLimit-Limit', '60'],
    ['Date', 'Sun, 22 Nov 2026 16:00:00 GMT'],
    ['Transfer-Encoding', 'chunked'],
  ],
}

function exchangeOf(
  text: string,
  response: Response,
  changed: Partial<RecordedExchange> & { method?: string; query?: string; bytes?: number } = {},
): RecordedExchange {
  const { method = 'GET', query = '?stream=1', bytes = text.length, ...rest } = changed
  return {
    request: {
      method,
      url: `${url}${query}`,
      headers: [
        ['host', '127.0.0.1:41239'],
        ['authorization', 'Bearer [token 1]'],
      ],
    },
    response,
    body: { bytes, text, truncated: bytes > text.length },
    chunks: [{ at: 3.1, bytes }],
    end: 'eof',
    durationMs: 4.3,
    ...rest,
  }
}

const cutShort = {
  ...{ code: 'cut-short', expected: '4194304 bytes', seen: '1310720 bytes, then a reset' },
  exchange: exchangeOf(`2026-11-22T16:00:00.000Z ${'x'.repeat(400)}\n`, logHead, {
    bytes: 1_310_720,
    chunks: Array.from({ length: 24 }, (_, index) => ({ at: 1 + 0.9 * index, bytes: index % 7 === 0 ? 512 : 65_536 })),
    ...{ end: 'reset', detail: 'ECONNRESET', durationMs: 24.2 },
  }),
}
const heldBack = {
  code: 'held-back',
  expected: 'line 2 within 2000 ms of being written',
  seen: 'nothing but line 1; all the rest came when the run ended',
  exchange: exchangeOf(
    '2026-11-22T16:00:00.000Z line 1\n2026-11-22T16:00:00.412Z line 2\n2026-11-22T16:00:00.503Z line 3\n',
    logHead,
    {
      bytes: 49_300,
      chunks: [32, 64, 1204, 48_000].map((bytes, index) => ({ at: [2.1, 2014.2, 2391, 2393][index] ?? 0, bytes })),
      durationMs: 2410,
    },
  ),
}
const otherType = {
  ...{ code: 'other-type', expected: 'type "token-not-valid"', seen: 'type "invalid-token"' },
  exchange: exchangeOf(
    '{"error":{"type":"invalid-token","message":"Authentication token is not valid."}}',
    {
      ...{ httpVersion: '1.1', status: 401, statusText: 'Unauthorized' },
      headers: [
        ['content-type', 'application/json'],
        ['www-authenticate', 'Bearer'],
      ],
    },
    { query: '?token=[token 2]' },
  ),
}
const noAllow = {
  ...{ code: 'no-allow', expected: 'an Allow header (RFC 9110, section 15.5.6)', seen: 'no Allow header' },
  exchange: exchangeOf(
    '{"type":"https://stoplight.io/prism/errors#NO_METHOD_MATCHED_ERROR","title":"Route resolved, but no path matched","status":405}',
    {
      ...{ httpVersion: '1.1', status: 405, statusText: 'Method Not Allowed' },
      headers: [['content-type', 'application/problem+json']],
    },
    { method: 'POST', query: '' },
  ),
}
const leaked = {
  ...{
    code: 'wrong-status',
    expected: 'status 403 with application/json',
    seen: 'status 200 with 96 bytes of the log',
  },
  exchange: exchangeOf(
    '2017-07-14T06:00:49.733Z Application started.\n2017-07-14T06:00:49.741Z Input: { test: 123 }\n',
    logHead,
    { chunks: [{ at: 1.4, bytes: 96 }], durationMs: 1.9 },
  ),
}
const logLine = '"2017-07-14T06:00:49.733Z Application started."'
const alsoLeaked = { code: 'log-leaked', expected: 'no byte of the log in the body', seen: logLine }

const noRunsReason =
  'Prism answers from the examples of the document: it has no runs, so it cannot hold a response open.'
const oneLogReason = 'Prism serves one log, the example of the document, which has no escape codes.'
const noRuns = { verdict: 'not-applicable', reason: noRunsReason, durationMs: 0 } as const
const oneLog = { verdict: 'not-applicable', reason: oneLogReason, durationMs: 0 } as const

/** What differs from a `must` that both targets keep. */
interface Differing {
  readonly level?: 'should'
  readonly prism?: Partial<ReportedResult>
  readonly server?: Partial<ReportedResult>
}

const rows: readonly (readonly [clause: string, title: string, differing?: Differing])[] = [
  ['body/status', 'A known log is answered with 200.'],
  ['body/media-type', 'The log is text/plain.'],
  ['body/charset', 'A charset, if named, is UTF-8.'],
  ['body/utf-8', 'The body is valid UTF-8.'],
  ['body/repeatable', 'Two reads of a finished log are byte for byte the same.'],
  ['body/empty', 'An empty log is an empty 200, not a 404.', { prism: oneLog }],
  [
    'body/large',
    'A log of several megabytes arrives whole.',
    { prism: oneLog, server: { verdict: 'fail', durationMs: 31, findings: [cutShort] } },
  ],
  ['body/timestamps', 'Each line begins with the time at which it was printed.', { level: 'should' }],
  ['raw/absent-strips', 'Without raw, escape codes are removed and printable characters stay.'],
  ['raw/one-keeps', 'raw=1 keeps every byte.', { prism: oneLog }],
  ['raw/true-keeps', 'raw=true keeps every byte.', { prism: oneLog }],
  ['raw/cut-by-chunk', 'An escape code cut by a chunk leaves nothing behind.', { prism: oneLog }],
  ['raw/osc-8', 'A hyperlink leaves its text and nothing else.', { prism: oneLog }],
  [
    'stream/holds-open',
    'stream=1 holds the response open and delivers each line before the next is written.',
    { prism: noRuns, server: { verdict: 'fail', durationMs: 2431, findings: [heldBack] } },
  ],
  ['stream/ends-with-run', 'The response ends when the run ends.', { prism: noRuns }],
  ['stream/late-reader', 'A late reader gets the log from its start.', { prism: noRuns }],
  ['stream/two-readers', 'Two readers get the same.', { prism: noRuns }],
  ['download/disposition', 'download=1 is answered with Content-Disposition: attachment.'],
  ['download/file-name', 'The file name is safe to save under.'],
  ['flags/malformed', 'A malformed flag is a 400.'],
  [
    'flags/repeated',
    'A repeated flag is handled in a defined way.',
    {
      prism: {
        verdict: 'stale',
        reason: 'Recorded as second-ignored for Prism 5.12, but the promise holds now: remove the entry.',
      },
    },
  ],
  ['errors/shape', 'An error is JSON with a type and a message.'],
  [
    'errors/type',
    'The error type is the documented one.',
    { level: 'should', server: { verdict: 'warn', durationMs: 12.4, findings: [otherType] } },
  ],
  ['methods/not-allowed', 'Any other method is a 405.'],
  [
    'methods/allow',
    'A 405 names the methods that are allowed.',
    {
      prism: {
        verdict: 'deviation',
        reason: 'Prism answers 405 by itself, without Allow. Review by 2027-02-01.',
        findings: [noAllow],
      },
    },
  ],
  ['auth/query-token', '?token= counts as much as a bearer token.'],
  [
    'auth/foreign-log',
    "Someone else's restricted log is a 403.",
    { server: { verdict: 'fail', durationMs: 3.4, findings: [leaked, alsoLeaked] } },
  ],
  [
    'limits/retry-after',
    'Retry-After, if sent, is valid.',
    {
      server: {
        verdict: 'blocked',
        reason: 'The control interface answered 500 to PUT /rate-limit, so no limit could be set.',
        durationMs: 12.4,
      },
    },
  ],
  ['secrecy/no-echo', 'No response repeats a token.'],
  ['secrecy/nosniff', 'Log text cannot be run as HTML.', { level: 'should' }],
]

const can = (...names: readonly string[]): Record<string, true> => Object.fromEntries(names.map((name) => [name, true]))

/** A report with every verdict in it. */
export const report: Report = {
  schema: 1,
  kit: '0.1.0',
  spec: { version: '1.0.0', sha256: '9f2c4e7b1d6a8035c4be21f7709d5e3a6b8c0f1e2d3c4b5a6978877665544332' },
  startedAt: '2026-11-22T16:00:00.000Z',
  durationMs: 3120,
  targets: [
    {
      name: 'prism',
      url: 'http://127.0.0.1:40117',
      capabilities: {
        ...can('finished-log', 'unknown-log', 'unauthorized-log', 'forbidden-log', 'exhausted-log'),
        ...{ 'growing-log': noRunsReason, 'ansi-log': oneLogReason },
        'conditional-headers': 'Prism sends every documented header, whatever the request.',
      },
    },
    {
      name: 'server',
      url: 'http://127.0.0.1:41239',
      capabilities: {
        ...can('finished-log', 'written-log', 'ansi-log', 'empty-log', 'large-log', 'growing-log', 'steered-log'),
        ...can('unknown-log', 'restricted-log', 'foreign-log', 'rate-limit', 'token-check'),
      },
    },
  ],
  results: rows.flatMap(([clause, title, { level = 'must' as const, prism, server } = {}]): ReportedResult[] => {
    const result: Omit<ReportedResult, 'target' | 'durationMs'> = {
      clause,
      title,
      level,
      verdict: 'pass',
      findings: [],
    }
    return [
      { ...result, target: 'prism', durationMs: 12.4, ...prism },
      { ...result, target: 'server', durationMs: 2.2, ...server },
    ]
  }),
  coverage: {
    pointers: [
      'headers/Allow',
      'headers/RetryAfter',
      'parameters/raw',
      'parameters/stream',
      'schemas/ErrorResponse',
      'schemas/Log',
    ].map((name) => `/components/${name}`),
    covered: ['headers/Allow', 'parameters/raw', 'parameters/stream', 'schemas/ErrorResponse', 'schemas/Log'].map(
      (name) => `/components/${name}`,
    ),
  },
}
