import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../test/parse-xml.ts'
import { reportOf } from '../../test/report-of.ts'
import { spoil } from '../../test/spoilt-report.ts'
import { getLog } from '../get-log.ts'
import type { Report } from '../report/report.ts'
import { renderAnnotations, renderJobSummary } from './github/render-github.ts'
import { renderHar } from './har/render-har.ts'
import { renderHtml } from './html/render-html.ts'
import { renderJson } from './json/render-json.ts'
import { renderJunit } from './junit/render-junit.ts'
import { renderMatrix } from './matrix/render-matrix.ts'

const har = (report: Report): string => {
  const exchanges = report.results.flatMap(({ findings }) => findings.flatMap(({ exchange }) => exchange ?? []))
  return renderHar(
    report,
    exchanges.map((exchange) => ({ clause: 'body/a', target: exchange.request.url, startedAt: '', exchange })),
  )
}
const screen = { colors: pc.createColors(false), columns: 80 }
const renderers: [name: string, render: (report: Report) => string][] = [
  ['terminal', (report) => renderMatrix(report, screen)],
  ['terminal in detail', (report) => renderMatrix(report, { ...screen, isVerbose: true })],
  ['annotations', (report) => renderAnnotations(report, getLog)],
  ['job summary', (report) => renderJobSummary(report, getLog)],
  ['page', (report) => renderHtml(report, getLog)],
  ['JUnit', renderJunit],
  ['JSON', renderJson],
  ['HAR', har],
]

const pieces = [']]>', '<testcase name="x"/>', '<failure>', '##[stop-commands]x', '##', '[', '::', '::error::x', ':']
const controls = [...'\n\r\t \x9b\x7f\0\u202e\u2066\ud800\uffff', '\x1b[2J', '\x1b]8;;x\x07']
const markup = [...'"\'&|`é😀a', '</pre></details>', '<script>', '&lt;', '**', '![i](//x)', '%0A']
const hostile = fc.string({ unit: fc.constantFrom(...pieces, ...controls, ...markup), maxLength: 12 })
const numRuns = repetitions(15, 200)

function holds(check: (text: string, report: Report) => void): void {
  fc.assert(
    fc.property(hostile, (text) => {
      check(text, spoil(text))
    }),
    { numRuns, examples: [[']]> ]]>'], ['a ::error::b'], ['\n::error::b'], ['##[stop-commands]x']] },
  )
}

describe.each(renderers)('whatever a target says, in the %s', (name, render) => {
  test("only its own commands reach GitHub's runner", () => {
    holds((_, report) => {
      const lines = render(report).split(/\r|\n/)
      expect(lines.filter((line) => line.includes('##['))).toEqual([])
      const commands = lines.filter((line) => line.trimStart().startsWith('::'))
      expect(commands).toHaveLength(name === 'annotations' ? 1 : 0)
      expect(commands.every((line) => line.startsWith('::error title='))).toBe(true)
    })
  })

  test('no character is invisible or reorders others', () => {
    const isEscaped = name === 'JSON' || name === 'HAR' || name === 'JUnit'
    const forbidden = isEscaped ? /[\0-\x08\x0b-\x1f]/ : /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u
    holds((_, report) => expect(render(report)).not.toMatch(forbidden))
  })
})

test('JUnit is well-formed, has a test case for each result, and preserves what a target said', () => {
  holds((text, report) => {
    const elements = parseXml(renderJunit(report))
    expect(elements.filter(({ name }) => name === 'testcase')).toHaveLength(report.results.length)
    const said = text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\uffff\ud800]/g, '\ufffd')
    expect(elements.find(({ name }) => name === 'failure')?.text).toContain(`saw ${said}`)
  })
})

test('JSON and HAR preserve what a target said', () => {
  holds((_, report) => {
    expect(JSON.parse(renderJson(report))).toEqual(JSON.parse(JSON.stringify(report)))
    const { log } = JSON.parse(har(report)) as { log: { entries: { response: { content: { text: string } } }[] } }
    expect(log.entries[0]?.response.content.text).toBe(report.results[0]?.findings[0]?.exchange?.body.text)
  })
})

test('hostile text of any length makes a page of bounded size', () => {
  const findings = [{ code: 'long', expected: 'short', seen: 'z'.repeat(5_000_000) }]
  const html = renderHtml(reportOf({ verdict: 'fail', findings }), getLog)
  expect(html.length).toBeLessThan(60_000)
  expect(html).toContain('4992000 more characters')
})
