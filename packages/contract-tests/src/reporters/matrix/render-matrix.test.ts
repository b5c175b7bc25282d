import fc from 'fast-check'
import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { recorded, reportOf } from '../../../test/report-of.ts'
import { explainDeviation, readDeviations, shippedDeviations } from '../../deviations/deviations.ts'
import { getLog } from '../../get-log.ts'
import type { ReportedFinding, ReportedResult } from '../../report/report.ts'
import type { MatrixOptions } from './render-matrix.ts'
import { renderMatrix } from './render-matrix.ts'
import { wrap } from './screen.ts'

const exchange = recorded('oops', {
  request: { method: 'GET', url: 'http://one/x', headers: [['Prefer', 'code=404']] },
  response: { httpVersion: '1.1', status: 500, statusText: 'No', headers: [['X-A', '\x1b[31m']] },
})
const reproduce = "curl -i -H 'Prefer: code=404' 'http://one/x'"
const finding: ReportedFinding = { code: 'status', expected: 'status 200', seen: '500', reproduce, exchange }

function render(results: readonly Partial<ReportedResult>[], options: Partial<MatrixOptions> = {}): string[] {
  const text = renderMatrix(reportOf(...results), { colors: pc.createColors(false), columns: 80, ...options })
  expect(text).toMatch(/[^\n]\n$/)
  return text.slice(0, -1).split('\n')
}

const failed = (clause: string, changed: Partial<ReportedResult> = {}): Partial<ReportedResult> => {
  return { clause, verdict: 'fail', findings: [finding], ...changed }
}

/** How the findings of a broken promise look on a screen of 80 columns, or of the given width. */
const factsOf = (findings: readonly ReportedFinding[], columns = 80): string[] => {
  return render([failed('body/a', { findings })], { columns }).filter((line) => line.startsWith('    '))
}

describe('a run without a failure', () => {
  test('with every clause and every shipped deviation fits a screen of 80 columns and 24 lines', async () => {
    const deviations = await readDeviations(getLog, shippedDeviations)
    const results = ['prism', 'server'].flatMap((target) =>
      getLog.clauses.map(({ id }): Partial<ReportedResult> => {
        const known = deviations.find((entry) => entry.target === target && entry.clause === id)
        if (known === undefined) return { clause: id, target }
        return failed(id, { target, verdict: 'deviation', reason: explainDeviation(known, '2027-01-01') })
      }),
    )
    const lines = render(results, { page: 'reports/contract/index.html' })
    expect(lines.length).toBeLessThan(24)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })

  test('has a line for each section, with counts in a column for each target', () => {
    const [one, two] = ['http://127.0.0.1:1', 'http://127.0.0.1:2']
    const lacking = { target: one, verdict: 'not-applicable', reason: 'It cannot' } as const
    const raw = Array.from({ length: 10 }, (_, index) => ({ ...lacking, clause: `raw/${index}` }))
    const lines = render([{ target: one }, { ...lacking, clause: 'body/b' }, ...raw, { target: two }])
    expect(lines.slice(0, 3)).toEqual([
      '       http://1…   http://127.0.0.1:2',
      'body   ✓ 1  ·  1   ✓ 1',
      'raw         · 10',
    ])
  })

  test('has a line for each reason of a deviation, without its link, and one for each warning', () => {
    const known = { verdict: 'deviation', reason: 'It does so. (https://a.b/c_(d)) Look again.' } as const
    const lines = render([known, { ...known, clause: 'body/b' }, failed('raw/c', { verdict: 'warn' })])
    expect(lines).toContain('≠ 2 on one: It does so. Look again.')
    expect(lines).toContain('! raw/c on one: expected status 200, seen 500')
  })

  test('ends with the counts of each target, and says where the page is', () => {
    const lines = render([{}, failed('body/b', { verdict: 'warn' })], { page: 'out/index.html' })
    expect(lines.slice(-2)).toEqual([
      'one  ✓ 1 pass  ! 1 warn  http://one',
      'Conformant: 2 clauses, 1 of 2 promises, 1.2 s: out/index.html',
    ])
  })

  test('that judged nothing says why', () => {
    const lines = render([{ verdict: 'not-applicable', reason: 'It stores nothing' }])
    expect(lines).toContain('· 1 on one: It stores nothing')
  })
})

describe('a run with a failure', () => {
  test('ends with each cause, what was expected, what was seen and how to reproduce it, and finally the ids', () => {
    const gone = { clause: 'raw/c', target: 'two', verdict: 'stale', reason: 'It holds now' } as const
    expect(render([failed('body/a'), failed('body/b'), gone]).slice(-20)).toEqual([
      '2 promises broken: 3 clauses, 1 of 2 promises, 1.2 s',
      ...['a', 'b'].flatMap((name) => [
        '',
        `✗ body/${name} on one`,
        '  A promise',
        '    expected  status 200',
        '    seen      500',
        "    curl -i -H 'Prefer: code=404' 'http://one/x'",
      ]),
      ...['', '↺ raw/c on two', '  A promise', '    stale     It holds now'],
      ...['', '✗ 2 failed on one: body/a body/b', '✗ 1 failed on two: raw/c'],
    ])
  })

  test('shows one finding of each kind, and says how many there are', () => {
    const other = { code: 'body', expected: 'a body', seen: 'none' }
    const facts = factsOf([finding, finding, other]).filter((line) => /expected|more/.test(line))
    expect(facts).toEqual(['    expected  status 200', '    expected  a body', '    and 1 more'])
  })

  test('says how many consequences there are, and in detail which', () => {
    const follows = { verdict: 'consequence', because: 'body/b', findings: [finding] } as const
    const both = ['raw/c', 'raw/d'].map((clause) => ({ ...follows, clause }))
    const results = [failed('body/b'), ...both, failed('raw/e')]
    const lines = render(results)
    expect(lines[lines.indexOf('✗ raw/e on one') - 2]).toBe('    ↳ and 2 consequences')
    expect(lines.at(-1)).toBe('✗ 2 failed on one: body/b raw/e')
    expect(render(results, { isVerbose: true })).toContain('    ↳ and 2 consequences: raw/c raw/d')
  })

  test('lists its causes in the order of the catalogue, across targets', () => {
    const lines = render([failed('body/a'), failed('raw/b'), failed('body/a', { target: 'two' })])
    expect(lines.filter((line) => / on (one|two)$/.test(line))).toEqual([
      '✗ body/a on one',
      '✗ body/a on two',
      '✗ raw/b on one',
    ])
  })

  test('shows the first twenty causes, and every id', () => {
    const ids = Array.from({ length: 21 }, (_, index) => `body/clause-${index}`)
    const lines = render(ids.map((id) => failed(id)))
    expect(lines.filter((line) => line.startsWith('✗ body/'))).toHaveLength(20)
    expect(lines).toContain('and 1 more: --verbose shows them, and so do the report files')
    expect(lines.slice(lines.findIndex((line) => line.startsWith('✗ 21 failed'))).join(' ')).toContain(ids.at(-1))
  })

  test('says that a target which existed only for the run is gone', () => {
    const lines = render([failed('body/a', { target: 'server' })])
    expect(lines.join(' ')).toContain('server stopped with the run')
    expect(lines.at(-1)).toBe('✗ 1 failed on server: body/a')
    expect(render([failed('body/a')]).join(' ')).not.toContain('stopped with the run')
  })

  test('breaks long texts between words, but never a line to copy, and nothing in a pipe', () => {
    const url = `http://one/${'x'.repeat(100)}`
    const expected = 'word '.repeat(30).trim()
    const long = { code: 'a', expected, seen: '', reproduce: `curl -i '${url}'`, exchange: recorded('') }
    const lines = factsOf([long])
    expect(lines).toContain(`    curl -i '${url}'`)
    expect(lines.filter((line) => line.length > 80 && !line.includes('curl'))).toEqual([])
    expect(lines).toContain(`              ${'word '.repeat(13).trim()}`)
    expect(factsOf([long], Number.POSITIVE_INFINITY)).toContain(`    expected  ${expected}`)
  })

  test('says what could not be judged, why, and which clauses', () => {
    const blocked = { verdict: 'blocked', reason: 'No run came' } as const
    expect(render([blocked, { ...blocked, clause: 'body/b' }]).slice(-3)).toEqual([
      'Blocked: these could not be judged',
      '□ 2 on one: No run came',
      '    body/a body/b',
    ])
  })
})

describe('with every detail', () => {
  test('there is a line for each clause, and a mark for each target', () => {
    const lacking = { target: 'two', verdict: 'not-applicable', reason: 'It cannot' } as const
    const lines = render([{}, lacking], { isVerbose: true })
    expect(lines).toContain('  body/a ✓    ·   A promise')
    expect(lines).toContain('· 1 on two: It cannot')
    expect(lines).toContain('    body/a')
  })

  test('there is a line for each observation, and otherwise a count', () => {
    const asked = { clause: 'body/b', verdict: 'observed', observed: '405' } as const
    expect(render([asked], { isVerbose: true })).toContain('? body/b on one: 405')
    expect(render([asked]).filter((line) => line.includes('405'))).toEqual([])
    expect(render([asked])).toContain('one  ? 1 observed  http://one')
  })

  test('a failure shows every finding, its code and the exchange', () => {
    const text = render([failed('body/a', { findings: [finding, finding] })], { isVerbose: true }).join('\n')
    expect(text.match(/finding {3}status/g)).toHaveLength(2)
    for (const line of ['> GET http://one/x', '> Prefer: code=404', '< 500 No', '< X-A: \\x1b[31m', 'oops']) {
      expect(text.split(`│ ${line}\n`)).toHaveLength(2)
    }
  })
})

test('a broken text keeps its words, and no line with two of them is too long', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 }), (words, columns, indent) => {
      const lines = wrap(words, columns, indent)
      expect(lines.map((line) => line.trimStart()).join(' ')).toBe(words)
      expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([])
      expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(indent)))).toBe(true)
    }),
  )
})

test('a text keeps the spaces that it begins with', () => {
  expect(wrap('  one two', 6, 2)).toEqual(['  one', '  two'])
})
