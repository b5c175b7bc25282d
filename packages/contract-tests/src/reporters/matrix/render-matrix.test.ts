import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import type { Report, ReportedResult } from '../../report/report.ts'
import { renderMatrix } from './render-matrix.ts'

const base = { title: 'A promise', level: 'must', durationMs: 1, findings: [] } as const

function reportOf(...results: readonly ReportedResult[]): Report {
  const targets = [...new Set(results.map(({ target }) => target))].map((name) => ({
    name,
    url: `http://${name}`,
    capabilities: {},
  }))
  const coverage = { pointers: ['/a', '/b'], covered: ['/a'] }
  const spec = { version: '1', sha256: '0' }
  return {
    schema: 1,
    kit: '0',
    spec,
    startedAt: '2027-01-01T00:00:00.000Z',
    durationMs: 1234,
    targets,
    results,
    coverage,
  }
}

const render = (...results: readonly ReportedResult[]): string =>
  renderMatrix(reportOf(...results), pc.createColors(false))

describe('the matrix', () => {
  test('has a row for each clause, by section, and a mark for each target', () => {
    const text = render(
      { ...base, clause: 'body/a', target: 'one', verdict: 'pass' },
      { ...base, clause: 'raw/b', target: 'one', verdict: 'fail' },
      { ...base, clause: 'body/a', target: 'two', verdict: 'not-applicable', reason: 'It cannot' },
      { ...base, clause: 'raw/b', target: 'two', verdict: 'blocked', reason: 'No run' },
    )
    expect(text).toMatch(/^body .*one.*two$/m)
    expect(text).toMatch(/^ {2}body\/a +✓ +· +A promise$/m)
    expect(text).toMatch(/^ {2}raw\/b +✗ +\? +A promise$/m)
  })

  test('tells of a failure what was expected, what was seen and the exchange', () => {
    const exchange = {
      request: { method: 'GET', url: 'http://one/x', headers: [['Prefer', 'code=404']] as const },
      response: { httpVersion: '1.1', status: 500, statusText: 'No', headers: [['X-A', '\x1b[31m']] as const },
      body: { bytes: 3, text: 'oops', truncated: false },
      chunks: [{ at: 4, bytes: 3 }],
      end: 'eof' as const,
      durationMs: 5,
    }
    const finding = { code: 'status', expected: 'status 200', seen: '500', exchange }
    const text = render({ ...base, clause: 'body/a', target: 'one', verdict: 'fail', findings: [finding] })
    expect(text).toContain('✗ body/a on one: A promise')
    for (const line of [
      'finding   status',
      'expected  status 200',
      'seen      500',
      '> GET http://one/x',
      '> Prefer: code=404',
      '< 500 No',
      'oops',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).toContain('< X-A: \\x1b[31m')
  })

  test('groups what is not applicable by its reason, and says every one', () => {
    const result = { ...base, target: 'one', verdict: 'not-applicable', reason: 'It stores nothing' } as const
    const text = render({ ...result, clause: 'body/a' }, { ...result, clause: 'body/b' })
    expect(text).toContain('Not applicable\n  one: It stores nothing\n    body/a  body/b\n')
  })

  test('counts the verdicts of each target at the end', () => {
    const text = render(
      { ...base, clause: 'body/a', target: 'one', verdict: 'pass' },
      { ...base, clause: 'body/b', target: 'one', verdict: 'warn' },
    )
    expect(text).toMatch(
      /one {2}✓ 1 pass {2}! 1 warn {2}http:\/\/one\n2 clauses, 1 of 2 promises of the document, 1\.2 s\n$/,
    )
  })
})
