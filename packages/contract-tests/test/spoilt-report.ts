import type { Report, ReportedResult } from '../src/report/report.ts'
import { report } from './report-fixture.ts'

/** What a hostile target, or a careless one, might put anywhere in a report. */
const hostile = [
  '<script>globalThis.ran = 1</script>',
  '</script><script>globalThis.ran = 1</script>',
  '</style><img src="https://example.com/x.png" onerror="globalThis.ran = 1">',
  '" onmouseover="globalThis.ran = 1" autofocus onfocus="globalThis.ran = 1" x="',
  `' onclick='globalThis.ran = 1`,
  '--><svg onload="globalThis.ran = 1"><!--',
  '&lt;b&gt; {{ ran }} <%= ran %> javascript:globalThis.ran=1',
  'nul \u0000 escape \u001b[31m bell \u0007 c1 \u009b half \ud800 reversed \u202e joined \u2066',
].join(' ')

/** The same report with hostile text wherever a target or a user decides what stands there. */
export const spoiltReport: Report = spoil()

function spoil(): Report {
  const [first] = report.results
  const pair = [hostile, hostile] as const
  const exchange = {
    request: { method: hostile, url: hostile, headers: [pair] },
    response: { httpVersion: hostile, status: 200, statusText: hostile, headers: [pair] },
    body: { bytes: 9, text: hostile, truncated: true },
    chunks: [{ at: 1, bytes: 9 }],
    end: 'reset' as const,
    detail: hostile,
    durationMs: 2,
  }
  const findings = [{ code: hostile, expected: hostile, seen: hostile, exchange }]
  const spoilt = {
    ...(first as ReportedResult),
    clause: hostile,
    title: hostile,
    reason: hostile,
    target: hostile,
    findings,
  }
  return {
    ...report,
    kit: hostile,
    startedAt: hostile,
    spec: { version: hostile, sha256: hostile },
    targets: [{ name: hostile, url: hostile, capabilities: { [hostile]: hostile, [`${hostile} too`]: true } }],
    results: [
      { ...spoilt, verdict: 'fail' },
      { ...spoilt, verdict: 'not-applicable', findings: [] },
    ],
    coverage: { pointers: [hostile], covered: [] },
  }
}
