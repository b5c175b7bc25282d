import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from '@get-log/workspace/chromium'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { report } from '../../../test/report-fixture.ts'
import { spoiltReport } from '../../../test/spoilt-report.ts'
import type { ReportedResult } from '../../report/report.ts'
import { renderHtml } from './render-html.ts'

// A browser on a busy machine takes its time; nothing here is fast or slow by itself.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'get-log-html-test-'))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  if (folder) await rm(folder, { recursive: true })
})

interface OpenPage extends AsyncDisposable {
  readonly page: Page
  /** What the page asked of the network. */
  readonly requests: string[]
  /** What the page complained about: script errors, and what its policy refused. */
  readonly complaints: string[]
}

async function open(html: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const file = join(folder, `${crypto.randomUUID()}.html`)
  await writeFile(file, html)
  const page = await browser.newPage(options)
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(pathToFileURL(file).href)
  return {
    page,
    requests: requests.filter((url) => url !== page.url()),
    complaints,
    [Symbol.asyncDispose]: () => page.close(),
  }
}

const visibleRows = (page: Page) => page.locator('.matrix tr[data-verdicts]:visible')
const box = (page: Page, label: string) => page.getByRole('checkbox', { name: label, exact: true })

describe('the page', () => {
  test('opens from a file without a request, a script error or a refusal by its own policy', async () => {
    await using opened = await open(renderHtml(report))
    await expect(opened.page.title()).resolves.toBe('3 promises broken: Get log contract')
    expect(opened.requests).toEqual([])
    expect(opened.complaints).toEqual([])
  })

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1200, 'light'],
  ] as const)('does not scroll sideways at %i pixels, %s', async (width, colorScheme) => {
    await using opened = await open(renderHtml(report), { colorScheme, viewport: { width, height: 800 } })
    const widths = await opened.page.evaluate('[document.documentElement.scrollWidth, innerWidth]')
    expect(widths).toEqual([width, width])
  })

  test('does not scroll sideways for words without end', async () => {
    const results = report.results.map((result) => ({ ...result, title: 'x'.repeat(500), reason: 'y'.repeat(500) }))
    await using opened = await open(renderHtml({ ...report, results }), { viewport: { width: 360, height: 800 } })
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  })

  test.each(['light', 'dark'] as const)('has text of enough contrast in %s', async (colorScheme) => {
    await using opened = await open(renderHtml(report), { colorScheme })
    expect(await opened.page.evaluate(weakestContrast)).toBeGreaterThanOrEqual(4.5)
  })

  test('shows a failure with what was expected, what was seen and the exchange', async () => {
    await using opened = await open(renderHtml(report))
    const failure = opened.page.locator('details.result', { hasText: 'stream/holds-open' })
    await expect(failure.textContent()).resolves.toMatch(
      /held-back.*line 2 within 2000 ms.*nothing but line 1.*stream=1.*Bearer \[token 1\].*HTTP\/1\.1 200 OK.*line 3/s,
    )
  })

  test('draws a bar for each chunk at its time, and the end of the body', async () => {
    await using opened = await open(renderHtml(report))
    const svg = opened.page.locator('details.result', { hasText: 'stream/holds-open' }).locator('svg')
    await expect(svg.getAttribute('aria-label')).resolves.toBe('4 chunks, 49300 bytes in 2.41 s; the body ended')
    const lefts = await svg
      .locator('path:not(.axis)')
      .evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().x))
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b))
    expect(lefts).toHaveLength(5)
  })

  test('says why a target lacks a capability, and which clauses that leaves out', async () => {
    await using opened = await open(renderHtml(report))
    const prism = opened.page.locator('.target', { hasText: 'prism' })
    await prism.locator('summary').click()
    await expect(prism.textContent()).resolves.toMatch(
      /growing-log[\s\S]*cannot hold a[\s\S]*10 not applicable[\s\S]*stream\/two-readers/,
    )
  })

  test('shows an exchange once where several findings come from it', async () => {
    const [first] = report.results.flatMap(({ findings }) => findings)
    const findings = [first, { ...first, code: 'another' }]
    const results = [{ ...report.results[0], verdict: 'fail', findings } as ReportedResult]
    await using opened = await open(renderHtml({ ...report, results }))
    expect(await opened.page.locator('.finding').count()).toBe(2)
    expect(await opened.page.locator('.exchange').count()).toBe(1)
  })

  test('gives every verdict a word beside its colour', async () => {
    await using opened = await open(renderHtml(report))
    const words = await opened.page.locator('.matrix td .unseen').allTextContents()
    expect(new Set(words)).toEqual(
      new Set(['pass', 'fail', 'warning', 'recorded deviation', 'stale record', 'not applicable', 'blocked']),
    )
  })
})

describe('the filters', () => {
  test('show the rows and details of a verdict', async () => {
    await using opened = await open(renderHtml(report))
    await box(opened.page, 'fail').check()
    expect(await visibleRows(opened.page).count()).toBe(3)
    expect(await opened.page.locator('details.result:visible').count()).toBe(3)
    await expect(opened.page.locator('output').textContent()).resolves.toBe('3 of 30 clauses')
  })

  test('show a section, and hide the headings of the others', async () => {
    await using opened = await open(renderHtml(report))
    await box(opened.page, 'raw').check()
    await box(opened.page, 'auth').check()
    expect(await opened.page.locator('.matrix tr.section:visible').allTextContents()).toEqual(['raw 5', 'auth 2'])
  })

  test('narrow each other, and say when nothing is left', async () => {
    await using opened = await open(renderHtml(report))
    await box(opened.page, 'fail').check()
    await box(opened.page, 'flags').check()
    expect(await visibleRows(opened.page).count()).toBe(0)
    expect(await opened.page.getByText('No clause matches.').isVisible()).toBe(true)
  })

  test('find words in the id and the title', async () => {
    await using opened = await open(renderHtml(report))
    await opened.page.getByLabel('Words').fill('Escape cut')
    expect(await visibleRows(opened.page).allTextContents()).toEqual([expect.stringContaining('cut-by-chunk')])
  })

  test('work from the keyboard alone', async () => {
    await using opened = await open(renderHtml(report))
    await opened.page.keyboard.press('Tab')
    await opened.page.keyboard.press('Tab')
    await opened.page.keyboard.press('Space')
    expect(await visibleRows(opened.page).count()).toBe(3)
    await opened.page.getByRole('button', { name: 'Show all' }).press('Enter')
    expect(await visibleRows(opened.page).count()).toBe(30)
  })

  test('let a mark lead to its details, even if a filter hid them', async () => {
    await using opened = await open(renderHtml(report))
    await box(opened.page, 'pass').check()
    const details = opened.page.locator('details.result', { hasText: 'methods/allow' })
    expect(await details.isVisible()).toBe(false)
    await opened.page.locator('.matrix a', { hasText: 'recorded deviation' }).click()
    await details.locator('.finding').waitFor({ state: 'visible' })
  })

  test('are not shown where scripts do not run, and everything else is', async () => {
    await using opened = await open(renderHtml(report), { javaScriptEnabled: false })
    expect(await opened.page.locator('form.filters').isVisible()).toBe(false)
    expect(await visibleRows(opened.page).count()).toBe(30)
  })
})

describe('hostile text', () => {
  test.each([
    ['as it is', (html: string) => html],
    // Escaping must hold by itself: the policy is a second wall.
    ['without its policy', (html: string) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')],
  ])('does not run, load or break out in the page %s', async (_, change) => {
    await using opened = await open(change(renderHtml(spoiltReport)))
    await opened.page.locator('body').hover()
    await opened.page.locator('details.result summary').click()
    expect(await opened.page.evaluate('globalThis.ran')).toBeUndefined()
    expect(await opened.page.locator('script').count()).toBe(1)
    expect(
      await opened.page.locator('img, [onerror], [onmouseover], [onclick], [onload], [onfocus], [autofocus]').count(),
    ).toBe(0)
    expect({ requests: opened.requests, complaints: opened.complaints }).toEqual({ requests: [], complaints: [] })
  })

  test('is shown as it came, its control characters written out', async () => {
    await using opened = await open(renderHtml(spoiltReport))
    const seen = await opened.page.locator('.finding dd').last().textContent()
    expect(seen).toContain('</script><script>globalThis.ran = 1</script>')
    expect(seen).toContain(
      'nul \\x00 escape \\x1b[31m bell \\x07 c1 \\x9b half \\u{d800} reversed \\u{202e} joined \\u{2066}',
    )
  })
})

/** Runs in the page: the least contrast of any text with what is behind it, as WCAG 2 measures it. */
const weakestContrast = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1)
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1) }
    return canvas.getImageData(0, 0, 1, 1).data
  }
  const luminance = (data) => [...data].slice(0, 3).reduce((sum, part, index) => {
    const share = part / 255
    return sum + [0.2126, 0.7152, 0.0722][index] * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
  }, 0)
  let weakest = 21
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility() || element.closest('.unseen, script, svg')) continue
    const layers = []
    for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor)
    const behind = luminance(over(layers))
    const front = luminance(over([...layers, getComputedStyle(element).color]))
    weakest = Math.min(weakest, (Math.max(behind, front) + 0.05) / (Math.min(behind, front) + 0.05))
  }
  return weakest
})()`
