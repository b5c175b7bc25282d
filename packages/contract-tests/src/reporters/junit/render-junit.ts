import junit from 'junit-report-builder'
import type { Report, ReportedFinding, ReportedResult } from '../../report/report.ts'

// Its types promise a property `default` that its CommonJS module does not have.
const builder = junit as unknown as typeof junit.default

/**
 * The text of `junit.xml`: a suite for each target, a test case for each clause. A `warn` and a `deviation` pass, with their
 * findings as output; `not-applicable` is skipped, with its reason; a `blocked` clause is an error.
 */
export function renderJunit(report: Report): string {
  const root = builder.newBuilder()
  for (const target of report.targets) {
    const results = report.results.filter((result) => result.target === target.name)
    const seconds = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
    const suite = root.testSuite().name(plain(target.name)).timestamp(report.startedAt).time(seconds)
    for (const result of results) {
      const testCase = suite
        .testCase()
        .className(plain(`${target.name}.${result.clause.split('/')[0]}`))
        .name(plain(`${result.clause}: ${result.title}`))
        .time(result.durationMs / 1000)
      const text = plain(describe(result))
      if (result.verdict === 'fail' || result.verdict === 'stale') testCase.failure(firstLine(text), result.verdict)
      if (result.verdict === 'fail' || result.verdict === 'stale') testCase.standardError(text)
      if (result.verdict === 'blocked') testCase.error(firstLine(text), 'blocked')
      if (result.verdict === 'not-applicable') testCase.skipped().standardOutput(text)
      if (result.verdict === 'warn' || result.verdict === 'deviation')
        testCase.standardOutput(`${result.verdict}: ${text}`)
    }
  }
  return root.build()
}

function describe({ reason, findings }: ReportedResult): string {
  return [...(reason === undefined ? [] : [reason]), ...findings.map(describeFinding)].join('\n')
}

function describeFinding({ code, expected, seen, exchange }: ReportedFinding): string {
  const request = exchange === undefined ? '' : ` (${exchange.request.method} ${exchange.request.url})`
  return `${code}: expected ${expected}; saw ${seen}${request}`
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}

/** XML 1.0 has no place for control characters and lone surrogates, not even escaped. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
}
