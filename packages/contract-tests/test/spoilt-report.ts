import type { Report } from '../src/report/report.ts'
import { reportOf } from './report-of.ts'

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

/** A report with hostile text wherever a target or a user decides what stands there. */
export const spoiltReport: Report = spoil()

function spoil(): Report {
  const text = { clause: hostile, title: hostile, reason: hostile, target: hostile }
  const headers = [[hostile, hostile]] as const
  const exchange = {
    request: { method: hostile, url: hostile, headers },
    response: { httpVersion: hostile, status: 200, statusText: hostile, headers },
    body: { bytes: 9, text: hostile, truncated: true },
    chunks: [{ at: 1, bytes: 9 }],
    ...({ end: 'reset', detail: hostile, durationMs: 2 } as const),
  }
  const findings = [{ code: hostile, expected: hostile, seen: hostile, exchange }]
  return {
    ...reportOf({ ...text, verdict: 'fail', findings }, { ...text, verdict: 'not-applicable' }),
    ...{ kit: hostile, startedAt: hostile, spec: { version: hostile, sha256: hostile } },
    targets: [{ name: hostile, url: hostile, capabilities: { [hostile]: hostile, [`${hostile} too`]: true } }],
    coverage: { pointers: [hostile], covered: [] },
  }
}
