import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { explainDeviation } from '../../deviations/explain-deviation.ts'
import { readDeviations, shippedDeviations } from '../../deviations/read-deviations.ts'
import { getLog } from '../../get-log.ts'
import type { Report, ReportedFinding, ReportedResult } from '../../report/report.ts'
import type { MatrixOptions } from './render-matrix.ts'
import { renderMatrix } from './render-matrix.ts'

const base = { title: 'A promise', level: 'must', durationMs: 1, findings: [] } as const
const exchange = {
  request: { method: 'GET', url: 'http://one/x', headers: [['Prefer', 'code=404']] as const },
  response: { httpVersion: '1.1', status: 500, statusText: 'No', headers: [['X-A', '\x1b[31m']] as const },
  body: { bytes: 3, text: 'oops', truncated: false },
  chunks: [{ at: 4, bytes: 3 }],
  end: 'eof' as const,
  durationMs: 5,
}
const finding: ReportedFinding = { code: 'status', expected: 'status 200', seen: '500', exchange }

function reportOf(results: readonly ReportedResult[]): Report {
  const targets = [...new Set(results.map(({ target }) => target))].map((name) => ({
    name,
    url: `http://${name}`,
    capabilities: {},
  }))
  const coverage = { pointers: ['/a', '/b'], covered: ['/a'] }
  const about = {
    schema: 1,
    kit: '0',
    spec: { version: '1', sha256: '0' },
    startedAt: '2027-01-01T00:00:00.000Z',
  } as const
  return { ...about, durationMs: 1234, targets, results, coverage }
}

function render(results: readonly ReportedResult[], options: Partial<MatrixOptions> = {}): string[] {
  const text = renderMatrix(reportOf(results), { colors: pc.createColors(false), columns: 80, ...options })
  expect(text).toMatch(/[^\n]\n$/)
  return text.slice(0, -1).split('\n')
}

const failed = (clause: string, changed: Partial<ReportedResult> = {}): ReportedResult => {
  return { ...base, clause, target: 'one', verdict: 'fail', findings: [finding], ...changed }
}

describe('a run without a failure', () => {
  test('with every clause and every shipped deviation fits a screen of 80 columns and 24 lines', async () => {
    const deviations = await readDeviations(getLog, shippedDeviations)
    const results = ['prism', 'server'].flatMap((target) =>
      getLog.clauses.map((clause): ReportedResult => {
        const known = deviations.find((entry) => entry.target === target && entry.clause === clause.id)
        const result = { ...base, clause: clause.id, target }
        if (known === undefined) return { ...result, verdict: 'pass' }
        return { ...result, verdict: 'deviation', reason: explainDeviation(known, '2027-01-01'), findings: [finding] }
      }),
    )
    const lines = render(results, { page: 'reports/contract/index.html' })
    expect(lines.length).toBeLessThan(24)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  test('has a line for each section, with counts in a column for each target', () => {
    const lines = render([
      { ...base, clause: 'body/a', target: 'http://127.0.0.1:1', verdict: 'pass' },
      { ...base, clause: 'body/b', target: 'http://127.0.0.1:1', verdict: 'not-applicable', reason: 'It cannot' },
      ...Array.from({ length: 10 }, (_, index): ReportedResult => {
        const result = { clause: `raw/${index}`, target: 'http://127.0.0.1:1', reason: 'It cannot' }
        return { ...base, ...result, verdict: 'not-applicable' }
      }),
      { ...base, clause: 'body/a', target: 'http://127.0.0.1:2', verdict: 'pass' },
    ])
    expect(lines.slice(0, 3)).toEqual([
      '       http://1…   http://127.0.0.1:2',
      'body   ✓ 1  ·  1   ✓ 1',
      'raw         · 10',
    ])
  })

  test('has a line for each reason of a deviation, without its link, and one for each warning', () => {
    const known = {
      ...base,
      target: 'one',
      verdict: 'deviation',
      reason: 'It does so. (https://a.b/c_(d)) Look again.',
    } as const
    const lines = render([
      { ...known, clause: 'body/a' },
      { ...known, clause: 'body/b' },
      failed('raw/c', { verdict: 'warn' }),
    ])
    expect(lines).toContain('≠ 2 on one: It does so. Look again.')
    expect(lines).toContain('! raw/c on one: expected status 200, seen 500')
  })

  test('ends with the counts of each target, and says where the page is', () => {
    const lines = render(
      [{ ...base, clause: 'body/a', target: 'one', verdict: 'pass' }, failed('body/b', { verdict: 'warn' })],
      { page: 'out/index.html' },
    )
    expect(lines.slice(-2)).toEqual([
      'one  ✓ 1 pass  ! 1 warn  http://one',
      'Conformant: 2 clauses, 1 of 2 promises, 1.2 s: out/index.html',
    ])
  })

  test('that judged nothing says why', () => {
    const result = { ...base, target: 'one', verdict: 'not-applicable', reason: 'It stores nothing' } as const
    expect(render([{ ...result, clause: 'body/a' }])).toContain('· 1 on one: It stores nothing')
  })
})

describe('a run with a failure', () => {
  test('ends with each cause, what was expected, what was seen and how to ask again, and last the ids', () => {
    const gone: ReportedResult = { ...base, clause: 'raw/c', target: 'two', verdict: 'stale', reason: 'It holds now' }
    expect(render([failed('body/a'), failed('body/b'), gone]).slice(-20)).toEqual(
      [
        '2 promises broken: 3 clauses, 1 of 2 promises, 1.2 s',
        ...['a', 'b'].flatMap((name) => [
          '',
          `✗ body/${name} on one`,
          '  A promise',
          '    expected  status 200',
          '    seen      500',
          "    curl -i -H 'Prefer: code=404' 'http://one/x'",
        ]),
        '',
        '↺ raw/c on two',
        '  A promise',
        '    stale     It holds now',
        '',
        '✗ 2 failed on one: body/a body/b',
        '✗ 1 failed on two: raw/c',
      ].slice(-21),
    )
  })

  test('shows one finding of each kind, and says how many there are', () => {
    const other = { code: 'body', expected: 'a body', seen: 'none' }
    const lines = render([failed('body/a', { findings: [finding, finding, other] })])
    expect(lines.filter((line) => /expected|more/.test(line))).toEqual([
      '    expected  status 200',
      '    expected  a body',
      '    and 1 more',
    ])
  })

  test('shows the first twenty causes, and every id', () => {
    const ids = Array.from({ length: 21 }, (_, index) => `body/clause-${index}`)
    const lines = render(ids.map((id) => failed(id)))
    expect(lines.filter((line) => line.startsWith('✗ body/'))).toHaveLength(20)
    expect(lines).toContain('and 1 more: --verbose shows them, and so do the report files')
    expect(lines.slice(lines.findIndex((line) => line.startsWith('✗ 21 failed'))).join(' ')).toContain(ids.at(-1))
  })

  test('says that a target which ran for the run alone is gone', () => {
    const lines = render([failed('body/a', { target: 'server' })])
    expect(lines.join(' ')).toContain('server stopped with the run')
    expect(lines.at(-1)).toBe('✗ 1 failed on server: body/a')
    expect(render([failed('body/a')]).join(' ')).not.toContain('stopped with the run')
  })

  test('breaks what is long between words, but never a line to copy', () => {
    const url = `http://one/${'x'.repeat(100)}`
    const long = {
      code: 'a',
      expected: 'word '.repeat(30).trim(),
      seen: '',
      exchange: { ...exchange, request: { method: 'GET', url, headers: [] } },
    }
    const lines = render([failed('body/a', { findings: [long] })])
    expect(lines).toContain(`    curl -i '${url}'`)
    expect(lines.filter((line) => line.length > 80 && !line.includes('curl'))).toEqual([])
    expect(lines).toContain(`              ${'word '.repeat(13).trim()}`)
  })

  test('keeps each fact to one line in a pipe', () => {
    const long = { code: 'a', expected: 'word '.repeat(30).trim(), seen: 'x' }
    const lines = render([failed('body/a', { findings: [long] })], { columns: Number.POSITIVE_INFINITY })
    expect(lines).toContain(`    expected  ${long.expected}`)
  })

  test('shows control characters of a target as text', () => {
    const hostile = { code: 'a', expected: 'x', seen: '\x1b[2J\r\n✓ conformant' }
    expect(render([failed('body/a', { findings: [hostile] })])).toContain('    seen      \\x1b[2J\\r\\n✓ conformant')
  })

  test('tells what could not be judged, why, and which clauses', () => {
    const result = { ...base, target: 'one', verdict: 'blocked', reason: 'No run came' } as const
    const lines = render([
      { ...result, clause: 'body/a' },
      { ...result, clause: 'body/b' },
    ])
    expect(lines.slice(-3)).toEqual([
      'Blocked: these could not be judged',
      '□ 2 on one: No run came',
      '    body/a body/b',
    ])
  })
})

describe('with every detail', () => {
  test('there is a line for each clause, and a mark for each target', () => {
    const lines = render(
      [
        { ...base, clause: 'body/a', target: 'one', verdict: 'pass' },
        { ...base, clause: 'body/a', target: 'two', verdict: 'not-applicable', reason: 'It cannot' },
      ],
      { isVerbose: true },
    )
    expect(lines).toContain('  body/a ✓    ·   A promise')
    expect(lines).toContain('· 1 on two: It cannot')
    expect(lines).toContain('    body/a')
  })

  test('a failure shows every finding, its code and the exchange', () => {
    const text = render([failed('body/a', { findings: [finding, finding] })], { isVerbose: true }).join('\n')
    expect(text.match(/finding {3}status/g)).toHaveLength(2)
    for (const line of ['> GET http://one/x', '> Prefer: code=404', '< 500 No', '< X-A: \\x1b[31m', 'oops']) {
      expect(text.split(`│ ${line}\n`)).toHaveLength(2)
    }
  })
})
