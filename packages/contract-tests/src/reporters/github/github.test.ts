import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { report, reportOf } from '../../../test/report-of.ts'
import { getLog } from '../../get-log.ts'
import type { Report } from '../../report/report.ts'
import { escapeMarkdown, renderAnnotations, renderJobSummary } from './render-github.ts'

/** Reads workflow commands as the runner does: a line each, properties split at commas, then unescaped. */
function annotate(annotated: Report): { command: string; title: string; message: string }[] {
  const decodeValue = (value: string) =>
    value.replaceAll(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return renderAnnotations(annotated, getLog)
    .split(/\r|\n/)
    .flatMap((line) => {
      const [, command, properties, message] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? []
      if (command === undefined || message === undefined) return []
      const title = properties?.split(',').find((property) => property.startsWith('title=')) ?? ''
      return [{ command, title: decodeValue(title.slice('title='.length)), message: decodeValue(message) }]
    })
}

describe('annotations', () => {
  test('are errors for what fails the run and warnings for what only deserves a look', () => {
    expect(annotate(report).map(({ command, title }) => `${command} ${title}`)).toEqual([
      'error body/large on server: fail',
      'error stream/holds-open on server: fail',
      'error flags/repeated on prism: stale',
      'error auth/foreign-log on server: fail',
      'error limits/retry-after on server: blocked',
      'warning errors/type on server: warn',
    ])
  })

  test('say what was expected and what was seen', () => {
    expect(annotate(report)[0]?.message).toMatch(
      /^A log of several megabytes arrives whole.\ncut-short: expected 4194304 bytes, saw 1310720 bytes, then a reset\ncurl -i 'http/,
    )
  })

  test('carry any text back to the reader unchanged, in one command', () => {
    const unit = fc.constantFrom('%', '\n', '\r', ':', ',', '::', '%0A', '::error::', 'a', '"', 'é')
    const text = fc.string({ unit })
    fc.assert(
      fc.property(text, text, (clause, title) => {
        expect(annotate(reportOf({ verdict: 'fail', clause, title }))).toEqual([
          { command: 'error', title: `${clause} on one: fail`, message: title },
        ])
      }),
    )
  })

  test('are limited to what GitHub shows, and the last says how many are left', () => {
    const commands = annotate(reportOf(...Array(25).fill({ verdict: 'fail' })))
    expect(commands).toHaveLength(10)
    expect(commands.at(-1)?.message).toBe('16 more are in the job summary')
  })

  test('are absent if everything holds', () => {
    expect(renderAnnotations(reportOf({}, { verdict: 'deviation' }), getLog)).toBe('')
  })
})

describe('the job summary', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true })

  test('counts the verdicts of each target in a table', () => {
    const html = markdown.render(renderJobSummary(report, getLog))
    expect(html).toContain('<h2>❌ Get log contract: 3 promises broken</h2>')
    expect(html.replaceAll(/\s*<(\/?t[a-z]+)[^>]*>\s*/g, '|')).toMatch(/\|server\|+7\|+3\|+1\|+1\|+1\|+0\|+0\|+0\|+1\|/)
  })

  test('shows what was seen, the gravest first', () => {
    const summary = renderJobSummary(report, getLog)
    const order = ['body&#47;large', 'limits&#47;retry&#45;after'].map((clause) => summary.indexOf(clause))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(summary).toMatch(/\| methods&#47;head \| server \| .* \| 405 \|/)
    expect(summary).toContain('expected  line 2 within 2000 ms of being written')
    expect(summary).toContain('(49300 bytes in 4 chunks after 2, 2014, 2391, 2393 ms; eof)')
  })

  test('shows any text as text: it never becomes markup, a link, an image or a mention', () => {
    const markup = ['**', '`', '<b>', '</details>', '[a](http://x)', '![i](//x)', 'http://x.example', '@someone', '|']
    const unit = fc.constantFrom(...markup, '&lt;', '\\', '#1', '\n\n', '---', '~', 'a ')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const html = markdown.render(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | c |`)
        const cells = Array.from(html.matchAll(/<td>(.*?)<\/td>/gs), ([, cell]) => cell ?? '')
        expect(cells.join('')).not.toContain('<')
        expect(cells.map((cell) => decode(cell).trim())).toEqual([text.replaceAll(/\s+/g, ' ').trim(), 'c'])
      }),
    )
  })

  test('cannot be escaped by what a target sent', () => {
    const breakout = '</pre></details>\n\n# Loud\n\n![i](https://example.com/x.png) <script>1</script>'
    const findings = [{ code: breakout, expected: breakout, seen: breakout }]
    const spoilt = reportOf({ verdict: 'fail', title: breakout, reason: breakout, findings })
    const html = markdown.render(renderJobSummary(spoilt, getLog))
    expect(html.match(/<(h1|img|script|a)\b/g)).toBeNull()
    expect(html.match(/<\/details>/g)).toHaveLength(1)
  })

  test('stays below what GitHub accepts, whatever was sent', () => {
    const findings = Array(50).fill({ code: 'c', expected: '<'.repeat(1e6), seen: '<'.repeat(1e6) })
    const results = Array(500).fill({ verdict: 'fail', title: '|'.repeat(1e4), findings })
    expect(Buffer.byteLength(renderJobSummary(reportOf(...results), getLog))).toBeLessThan(1024 * 1024)
  })
})

function decode(html: string): string {
  return html
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
