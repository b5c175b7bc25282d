import type { RecordedExchange, Report, ReportedFinding, ReportedResult } from '../src/report/report.ts'

export const kept: ReportedResult = {
  clause: 'body/a',
  title: 'A promise',
  basis: 'documented',
  level: 'must',
  target: 'one',
  verdict: 'pass',
  durationMs: 1,
  findings: [],
}

/** A report of these results, on the targets that they name. */
export function reportOf(...given: readonly Partial<ReportedResult>[]): Report {
  const results = given.map((result) => ({ ...kept, ...result }))
  const names = [...new Set(results.map(({ target }) => target))]
  return {
    schema: 2,
    kit: '0',
    spec: { version: '1', sha256: '0' },
    startedAt: '2027-01-01T00:00:00.000Z',
    durationMs: 1234,
    targets: names.map((name) => ({ name, url: `http://${name}`, capabilities: {} })),
    results,
    coverage: { pointers: ['/a', '/b'], covered: ['/a'] },
  }
}

/** An exchange as a report shows it. */
export function recorded(text: string, changed: Partial<RecordedExchange> = {}): RecordedExchange {
  return {
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:41239/v2/logs/HG7ML7M8z78YcAPEB?stream=1',
      headers: [['Authorization', 'Bearer [token]']],
    },
    response: { httpVersion: '1.1', status: 200, statusText: 'OK', headers: [['Content-Type', 'text/plain']] },
    body: { bytes: text.length, text, truncated: false },
    chunks: [{ at: 3.1, bytes: text.length }],
    end: 'eof',
    durationMs: 4.3,
    ...changed,
  }
}

const cutShort: ReportedFinding = {
  code: 'cut-short',
  expected: '4194304 bytes',
  seen: '1310720 bytes, then a reset',
  reproduce: "curl -i 'http://127.0.0.1:41239/v2/logs/HG7ML7M8z78YcAPEB'",
  exchange: recorded(`2026-11-22T16:00:00.000Z ${'x'.repeat(400)}\n`, {
    end: 'reset',
    detail: 'ECONNRESET',
    durationMs: 24.2,
  }),
}
const heldBack: ReportedFinding = {
  code: 'held-back',
  expected: 'line 2 within 2000 ms of being written',
  seen: 'nothing but line 1',
  exchange: recorded('line 1\nline 2\nline 3\n', {
    body: { bytes: 49_300, text: 'line 1\nline 2\nline 3\n', truncated: true },
    chunks: [32, 64, 1204, 48_000].map((bytes, index) => ({ at: [2.1, 2014.2, 2391, 2393][index] ?? 0, bytes })),
    durationMs: 2410,
  }),
}
const leaked = ['wrong-status', 'log-leaked'].map((code): ReportedFinding => {
  return { code, expected: 'a 403 without a byte of the log', seen: 'a 200', exchange: recorded('a secret\n') }
})
const noAllow: ReportedFinding = { code: 'no-allow', expected: 'an Allow header', seen: 'none' }
const otherType: ReportedFinding = { code: 'other-type', expected: '"token-not-valid"', seen: '"invalid-token"' }
const holdsNow = 'Recorded as second-ignored for Prism 5.12, but the promise holds now: remove the entry.'
const noHolding = 'Prism answers at once and whole: it cannot hold a response open.'
const noLimit = 'The control interface answered 500 to PUT /rate-limit, so no limit could be set.'

type Differing = { readonly [Target in 'prism' | 'server']?: Partial<ReportedResult> }

const rows: readonly (readonly [clause: string, title: string, differing?: Differing])[] = [
  ['body/status', 'A known log is answered with 200.'],
  ['body/large', 'A log of several megabytes arrives whole.', { server: { verdict: 'fail', findings: [cutShort] } }],
  ['raw/absent-strips', 'Without raw, escape codes are removed and printable characters stay.'],
  ['raw/cut-by-chunk', 'An escape code cut by a chunk leaves nothing behind.'],
  [
    ...(['stream/holds-open', 'Each line is delivered before the next is written.'] as const),
    {
      prism: { verdict: 'not-applicable', reason: noHolding },
      server: { verdict: 'fail', durationMs: 2431, findings: [heldBack] },
    },
  ],
  ['stream/two-readers', 'Two readers get the same.', { prism: { verdict: 'not-applicable', reason: noHolding } }],
  [
    ...(['stream/late-reader', 'A late reader gets all of it.'] as const),
    { server: { verdict: 'consequence', because: 'stream/holds-open', findings: [heldBack] } },
  ],
  ['flags/repeated', 'A repeated flag is a 400.', { prism: { verdict: 'stale', reason: holdsNow } }],
  ['errors/type', 'The error type is the documented one.', { server: { verdict: 'warn', findings: [otherType] } }],
  [
    ...(['methods/allow', 'A 405 names the methods that are allowed.'] as const),
    { prism: { verdict: 'deviation', reason: 'Prism answers 405 by itself.', findings: [noAllow] } },
  ],
  ['methods/head', 'What a HEAD is answered.', { server: { verdict: 'observed', observed: '405', basis: 'open' } }],
  ['auth/query-token', '?token= counts as much as a bearer token.'],
  ['auth/foreign-log', 'A log of others is a 403.', { server: { verdict: 'fail', findings: leaked } }],
  ['limits/retry-after', 'Retry-After is valid.', { server: { verdict: 'blocked', reason: noLimit } }],
]

/** A report with every verdict in it. */
export const report: Report = {
  ...reportOf(
    ...rows.flatMap(([clause, title, { prism, server } = {}]): Partial<ReportedResult>[] => [
      { clause, title, target: 'prism', ...prism },
      { clause, title, target: 'server', ...server, ...(server?.verdict === 'warn' && { level: 'should' }) },
    ]),
  ),
  spec: { version: '1.0.0', sha256: '9f2c4e7b1d6a8035c4be21f7709d5e3a6b8c0f1e2d3c4b5a6978877665544332' },
  targets: [
    {
      name: 'prism',
      url: 'http://127.0.0.1:40117',
      capabilities: { finishedLog: true, growingLog: noHolding, steeredLog: noHolding },
    },
    { name: 'server', url: 'http://127.0.0.1:41239', capabilities: { finishedLog: true, rateLimit: true } },
  ],
}
