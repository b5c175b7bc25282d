import junit from 'junit-report-builder'
import { describeResult } from '../../report/describe-result.ts'
import { resultsOf, sectionOf } from '../../report/groups.ts'
import type { Report } from '../../report/report.ts'

// Its types promise a property `default` that its CommonJS module does not have.
const builder = junit as unknown as typeof junit.default

/**
 * The text of `junit.xml`: a suite for each target, a test case for each clause. A `warn` and a `deviation` pass, with their
 * findings as output; `not-applicable` is skipped, with its reason; a `blocked` clause is an error.
 */
export function renderJunit(report: Report): string {
  const root = builder.newBuilder()
  for (const target of report.targets) {
    const results = resultsOf(report.results, target.name)
    const seconds = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000
    const suite = root.testSuite().name(plain(target.name)).timestamp(report.startedAt).time(seconds)
    for (const result of results) {
      const { clause, durationMs, title, verdict } = result
      const testCase = suite
        .testCase()
        .className(plain(`${target.name}.${sectionOf(result)}`))
        .name(plain(`${clause}: ${title}`))
        .time(durationMs / 1000)
      const text = plain(describeResult(result).join('\n'))
      const [firstLine = ''] = text.split('\n')
      if (verdict === 'fail' || verdict === 'stale') testCase.failure(firstLine, verdict).standardError(text)
      if (verdict === 'blocked') testCase.error(firstLine, 'blocked')
      if (verdict === 'not-applicable') testCase.skipped().standardOutput(text)
      if (verdict === 'warn' || verdict === 'deviation') testCase.standardOutput(`${verdict}: ${text}`)
    }
  }
  return root.build()
}

/** XML 1.0 has no place for control characters and lone surrogates, not even escaped. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
}
