import type { RecordedExchange, Report } from '../src/report/report.ts'
import { reportOf } from './report-of.ts'

/** What a hostile or careless target might put anywhere in a report. */
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

/** A report with hostile text wherever a target or a user supplies the text. */
export const spoiltReport: Report = spoil(hostile)

/** A report with this text wherever a target or a user supplies it: in a failure, its consequence, a clause left out and an observation. */
export function spoil(text: string): Report {
  const about = { clause: text, title: text, reason: text, target: text }
  const headers = [
    ['Content-Type', text],
    [text, text],
  ] as const
  const exchange: RecordedExchange = {
    request: { method: text, url: text, headers, body: text },
    response: { httpVersion: text, status: 200, statusText: text, headers },
    body: { bytes: 9, text, truncated: true },
    chunks: [{ at: 1, bytes: 9 }],
    end: 'reset',
    detail: text,
    durationMs: 2,
  }
  const findings = [{ code: text, expected: text, seen: text, reproduce: text, exchange }]
  return {
    ...reportOf(
      { ...about, verdict: 'fail', findings },
      { ...about, clause: `${text} too`, verdict: 'consequence', because: text, findings },
      { ...about, clause: `${text} left out`, verdict: 'not-applicable' },
      { ...about, clause: `${text}?`, verdict: 'observed', observed: text },
    ),
    kit: text,
    startedAt: text,
    spec: { version: text, sha256: text },
    targets: [{ name: text, url: text, capabilities: { [text]: text, [`${text} too`]: true } }],
    coverage: { pointers: [text], covered: [] },
  }
}
