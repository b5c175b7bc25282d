import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { report } from '../../../test/report-fixture.ts'
import type { Report, ReportedResult } from '../../report/report.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { renderAnnotations } from './render-annotations.ts'
import { renderJobSummary } from './render-job-summary.ts'
import { writeToGitHub } from './write-to-github.ts'

interface WorkflowCommand {
  readonly command: string
  readonly title: string
  readonly message: string
}

/** Reads workflow commands as the runner does: a line each, properties split at commas, then unescaped. */
function readCommands(text: string): WorkflowCommand[] {
  const decodeValue = (value: string) =>
    value.replaceAll(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return text.split(/\r|\n/).flatMap((line) => {
    const [, command, properties, message] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? []
    if (command === undefined || message === undefined) return []
    const title = properties?.split(',').find((property) => property.startsWith('title=')) ?? ''
    return [{ command, title: decodeValue(title.slice('title='.length)), message: decodeValue(message) }]
  })
}

function failing(changes: Partial<ReportedResult>): Report {
  const [first] = report.results
  return { ...report, results: [{ ...(first as ReportedResult), verdict: 'fail', ...changes }] }
}

describe('annotations', () => {
  test('are errors for what fails the run and warnings for what only deserves a look', () => {
    const commands = readCommands(renderAnnotations(report))
    expect(commands.map(({ command, title }) => `${command} ${title}`)).toEqual([
      'error body/large on server: fail',
      'error stream/holds-open on server: fail',
      'error flags/repeated on prism: stale',
      'error auth/foreign-log on server: fail',
      'error limits/retry-after on server: blocked',
      'warning errors/type on server: warn',
    ])
  })

  test('say what was expected and what was seen', () => {
    const [large] = readCommands(renderAnnotations(report))
    expect(large?.message).toBe(
      'A log of several megabytes arrives whole.\ncut-short: expected 4194304 bytes, saw 1310720 bytes, then a reset',
    )
  })

  test('carry any text back to the reader unchanged, in one command', () => {
    const text = fc.string({
      unit: fc.constantFrom('%', '\n', '\r', ':', ',', '::', '%0A', '::error::', 'a', '"', 'é'),
    })
    fc.assert(
      fc.property(text, text, (clause, title) => {
        const commands = readCommands(renderAnnotations(failing({ clause, title, target: 'x' })))
        expect(commands).toEqual([{ command: 'error', title: `${clause} on x: fail`, message: title }])
      }),
    )
  })

  test('are no more than GitHub shows, and the last says how many are left', () => {
    const [result] = failing({}).results
    const results = Array.from({ length: 25 }, () => result as ReportedResult)
    const commands = readCommands(renderAnnotations({ ...report, results }))
    expect(commands).toHaveLength(10)
    expect(commands.at(-1)?.message).toBe('16 more are in the job summary')
  })

  test('are none where everything holds', () => {
    expect(renderAnnotations({ ...report, results: report.results.filter(({ verdict }) => verdict === 'pass') })).toBe(
      '',
    )
  })
})

describe('the job summary', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true })

  test('counts the verdicts of each target in a table', () => {
    const html = markdown.render(renderJobSummary(report))
    expect(html).toContain('<h2>❌ Get log contract: 3 promises broken</h2>')
    expect(html.replaceAll(/\s*<(\/?t[a-z]+)[^>]*>\s*/g, '|')).toMatch(/\|prism\|+18\|+0\|+0\|+1\|+1\|+10\|+0\|/)
  })

  test('shows what was seen, the gravest first', () => {
    const summary = renderJobSummary(report)
    const order = ['body&#47;large', 'limits&#47;retry&#45;after'].map((clause) => summary.indexOf(clause))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(summary).toContain('expected  line 2 within 2000 ms of being written')
    expect(summary).toContain('200 OK, 49300 bytes, eof\n  32 bytes at 2 ms, 64 bytes at 2014 ms')
  })

  test('shows any text as text: no markup, link, image or mention comes of it', () => {
    const piece = fc.constantFrom(
      ...[
        '**',
        '`',
        '<b>',
        '</details>',
        '[a](http://x)',
        '![i](//x)',
        'http://x.example',
        '@someone',
        '|',
        '&lt;',
        '\\',
        '#1',
        '\n\n',
        '---',
        '~',
        'a ',
      ],
    )
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        const html = markdown.render(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | c |`)
        const cells = Array.from(html.matchAll(/<td>(.*?)<\/td>/gs), ([, cell]) => cell ?? '')
        expect(cells.join('')).not.toContain('<')
        expect(cells.map((cell) => decode(cell).trim())).toEqual([text.replaceAll(/\s+/g, ' ').trim(), 'c'])
      }),
    )
  })

  test('cannot be left by what a target sent', () => {
    const breakout = '</pre></details>\n\n# Loud\n\n![i](https://example.com/x.png) <script>1</script>'
    const findings = [{ code: breakout, expected: breakout, seen: breakout }]
    const html = markdown.render(renderJobSummary(failing({ title: breakout, reason: breakout, findings })))
    expect(html.match(/<(h1|img|script|a)\b/g)).toBeNull()
    expect(html.match(/<\/details>/g)).toHaveLength(1)
  })

  test('stays below what GitHub takes, whatever was sent', () => {
    const [result] = failing({ findings: [{ code: 'c', expected: '<'.repeat(1e6), seen: '<'.repeat(1e6) }] }).results
    const results = Array.from({ length: 500 }, () => ({ ...(result as ReportedResult), title: '|'.repeat(1e4) }))
    expect(Buffer.byteLength(renderJobSummary({ ...report, results }))).toBeLessThan(1024 * 1024)
  })
})

test('the writer prints the annotations and appends to the summary of the step', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'get-log-github-test-'))
  const summaryFile = join(folder, 'summary.md')
  await writeFile(summaryFile, 'Before.\n')
  let printed = ''
  const write = (text: string) => {
    printed += text
  }
  await writeToGitHub(report, { write, summaryFile })
  expect(printed).toBe(renderAnnotations(report))
  await expect(readFile(summaryFile, 'utf8')).resolves.toBe(`Before.\n${renderJobSummary(report)}\n`)
  await rm(folder, { recursive: true })
})

function decode(html: string): string {
  return html
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
