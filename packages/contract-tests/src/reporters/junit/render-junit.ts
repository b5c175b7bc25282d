import type { Report, ReportedResult } from '../../report/report.ts'
import { causesOf, describeResult, resultsOf, sectionOf } from '../../report/report.ts'

type Counted = 'failure' | 'error' | 'skipped'

/** The kinds of test cases that do not simply pass. */
const outcomes: Readonly<Partial<Record<ReportedResult['verdict'], Counted>>> = {
  fail: 'failure',
  stale: 'failure',
  blocked: 'error',
  consequence: 'skipped',
  'not-applicable': 'skipped',
}

/**
 * The text of `junit.xml`: a suite for each target, a test case for each clause. `warn`, `deviation` and `observed` pass, with what was seen as
 * output; `consequence` and `not-applicable` are skipped, with the reason; a `blocked` clause is an error.
 */
export function renderJunit(report: Report): string {
  const suites = report.targets.map(({ name }) => renderSuite(report, name, resultsOf(report.results, name)))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${count(report.results)}>\n${suites.join('')}</testsuites>\n`
}

function renderSuite({ startedAt }: Report, target: string, results: readonly ReportedResult[]): string {
  const cases = results.map((result) => {
    const { clause, title, verdict, durationMs } = result
    const about = {
      classname: `${target}.${sectionOf(result)}`,
      name: `${clause}: ${title}`,
      time: seconds(durationMs),
    }
    return `<testcase${attributes(about)}>${renderOutcome(results, result, outcomes[verdict])}</testcase>\n`
  })
  const timestamp = startedAt.replace(/\.\d+Z$/, '')
  return `<testsuite${attributes({ name: target, timestamp })}${count(results)}>\n${cases.join('')}</testsuite>\n`
}

function renderOutcome(
  results: readonly ReportedResult[],
  result: ReportedResult,
  outcome: Counted | undefined,
): string {
  const { verdict } = result
  if (verdict === 'pass') return ''
  const [cause] = causesOf(
    results.filter(({ clause, because }) => clause === result.clause || because === result.clause),
    verdict,
  )
  const lines = cause === undefined ? [] : describeResult(cause)
  if (outcome === undefined) return `<system-out>${escapeText(`${verdict}: ${lines.join('\n')}`)}</system-out>`
  const type = outcome === 'skipped' ? {} : { type: verdict }
  return `<${outcome}${attributes({ message: lines[0] ?? verdict, ...type })}>${escapeText(lines.join('\n'))}</${outcome}>`
}

function count(results: readonly ReportedResult[]): string {
  const of = (wanted: Counted): number => results.filter(({ verdict }) => outcomes[verdict] === wanted).length
  const time = results.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const numbers = { tests: results.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
  return attributes({ ...numbers, time: seconds(time) })
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

function attributes(given: Readonly<Record<string, string | number>>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('')
}

/**
 * Text that survives an XML parser. XML 1.0 does not allow control characters and lone surrogates, not even escaped; and no line of a printed file
 * may be a command to GitHub's runner.
 */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/[&<>"\r]|(?<=#)#(?=\[)|(?<!\S):(?=:)/g, toReference)
}

/** The same within an attribute, where a parser would turn line breaks and tabs into spaces. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll(/[\n\t]/g, toReference)
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function toReference(character: string): string {
  return names[character] ?? `&#${character.charCodeAt(0)};`
}
