import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from '@get-log/workspace/chromium'
import type { Browser, Page } from 'playwright-core'
import { afterAll, test as base, beforeAll, describe, expect, vi } from 'vitest'
import { getLog } from '../src/get-log.ts'
import { renderHtml } from '../src/reporters/html/render-html.ts'
import { makeDirectory } from './make-directory.ts'
import { report, reportOf } from './report-of.ts'
import { spoiltReport } from './spoilt-report.ts'

// A browser on a busy machine takes its time; nothing here depends on speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let shared: Page
const folder = makeDirectory()

beforeAll(async () => {
  browser = await launchChromium()
  shared = await browser.newPage()
})
afterAll(() => browser?.close())

interface Look {
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** Opens a page. Its troubles are network requests, script errors, and what its policy refused. */
async function open(html: string, look: Look = {}, page = shared): Promise<{ page: Page; troubles: string[] }> {
  const file = join(folder, `${crypto.randomUUID()}.html`)
  await writeFile(file, html)
  await page.emulateMedia({ colorScheme: look.colorScheme ?? 'light' })
  await page.setViewportSize(look.viewport ?? { width: 1280, height: 720 })
  page.removeAllListeners()
  const troubles: string[] = []
  page.on('request', (request) => request.url() !== pathToFileURL(file).href && troubles.push(request.url()))
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => troubles.push(message.text()))
  await page.goto(pathToFileURL(file).href)
  return { page, troubles }
}

/** The page of the report, open. */
const test = base.extend<{ page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
  page: async ({}, use) => use((await open(renderHtml(report, getLog))).page),
})

const visibleRows = (page: Page) => page.locator('.matrix tr[data-verdicts]:visible')
const details = (page: Page, clause: string) => page.locator('details.result:not(.consequence)', { hasText: clause })

describe('the page', () => {
  test('opens from a file without a request, a script error or a refusal by its own policy', async () => {
    const { page, troubles } = await open(renderHtml(report, getLog))
    await expect(page.title()).resolves.toBe('3 promises broken: Get log contract')
    expect(troubles).toEqual([])
  })

  const endless = reportOf({ verdict: 'fail', title: 'x'.repeat(500), reason: 'y'.repeat(500) })
  test.each([
    [360, 'light', report],
    [360, 'dark', report],
    [1200, 'light', report],
    [360, 'light with words without end', endless],
  ] as const)('does not scroll sideways at %i pixels, %s', async (width, colours, shown) => {
    const colorScheme = colours === 'dark' ? 'dark' : 'light'
    const { page } = await open(renderHtml(shown, getLog), { colorScheme, viewport: { width, height: 800 } })
    expect(await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')).toEqual([width, width])
  })

  test.each(['light', 'dark'] as const)('has text of enough contrast in %s', async (colorScheme) => {
    const { page } = await open(renderHtml(report, getLog), { colorScheme })
    expect(await page.evaluate(weakestContrast)).toBeGreaterThanOrEqual(4.5)
  })

  test('shows a failure with what was expected, what was seen and the exchange', async ({ page }) => {
    await expect(details(page, 'stream/holds-open').textContent()).resolves.toMatch(
      /held-back.*line 2 within 2000 ms.*nothing but line 1.*stream=1.*Bearer \[token\].*HTTP\/1\.1 200 OK.*line 3/s,
    )
  })

  test('draws a bar for each chunk at its time, and the end of the body', async ({ page }) => {
    const svg = details(page, 'stream/holds-open').locator('svg').first()
    await expect(svg.getAttribute('aria-label')).resolves.toBe('4 chunks, 49300 bytes in 2.41 s; the body ended')
    const lefts = await svg
      .locator('path:not(.axis)')
      .evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().x))
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b))
    expect(lefts).toHaveLength(5)
  })

  test('folds consequences under their cause', async ({ page }) => {
    const consequence = page.locator('details.consequence', { hasText: 'stream/late-reader' })
    expect(await consequence.isVisible()).toBe(false)
    await details(page, 'stream/holds-open').getByText('and 1 consequence').click()
    expect(await consequence.isVisible()).toBe(true)
  })

  test('shows the curl line, and the observations in a separate table', async ({ page }) => {
    expect(await details(page, 'body/large').getByLabel('Ask again').textContent()).toMatch(/^curl -i /)
    expect(await page.locator('.observations tr', { hasText: 'methods/head' }).getByText('405').isVisible()).toBe(true)
  })

  test('says why a target lacks a capability, and which clauses that leaves out', async ({ page }) => {
    const prism = page.locator('.target', { hasText: 'prism' })
    await prism.locator('summary').click()
    await expect(prism.textContent()).resolves.toMatch(
      /growingLog[\s\S]*cannot hold a[\s\S]*2 not applicable[\s\S]*stream\/two-readers/,
    )
  })

  test('shows an exchange once even if several findings come from it', async ({ page }) => {
    expect(await details(page, 'auth/foreign-log').locator('.finding').count()).toBe(2)
    expect(await details(page, 'auth/foreign-log').locator('.exchange').count()).toBe(1)
  })

  test('gives every verdict a word beside its colour', async ({ page }) => {
    const words = await page.locator('.matrix td .unseen').allTextContents()
    const beside =
      'pass, fail, warning, recorded deviation, stale record, not applicable, blocked, observed, consequence'
    expect(new Set(words)).toEqual(new Set(beside.split(', ')))
  })
})

describe('the filters', () => {
  test.each([
    ['the rows of a verdict', ['fail'], '', ['large', 'holds-open', 'foreign-log']],
    ['the rows of sections', ['raw', 'auth'], '', ['absent-strips', 'cut-by-chunk', 'query-token', 'foreign-log']],
    ['what has a verdict and stands in a section', ['fail', 'auth'], '', ['foreign-log']],
    ['what has words in its id or its title', [], 'Escape cut', ['cut-by-chunk']],
    ['that nothing is left', ['fail', 'flags'], '', []],
  ])('show %s', async (_, boxes, words, names) => {
    const { page } = await open(renderHtml(report, getLog))
    for (const name of boxes) await page.getByRole('checkbox', { name, exact: true }).check()
    await page.getByLabel('Words').fill(words)
    expect(await visibleRows(page).locator('code').allTextContents()).toEqual(names)
    await expect(page.locator('output').textContent()).resolves.toBe(`${names.length} of 14 clauses`)
    expect(await page.getByText('No clause matches.').isVisible()).toBe(names.length === 0)
  })

  test('hide the details of other verdicts and the headings of other sections', async ({ page }) => {
    await page.getByRole('checkbox', { name: 'fail', exact: true }).check()
    expect(await page.locator('details.result:visible').count()).toBe(3)
    expect(await page.locator('.matrix tr.section:visible').allTextContents()).toEqual(['body 2', 'stream 3', 'auth 2'])
  })

  test('work from the keyboard alone', async ({ page }) => {
    for (const key of ['Tab', 'Tab', 'Space']) await page.keyboard.press(key)
    expect(await visibleRows(page).count()).toBe(3)
    await page.getByRole('button', { name: 'Show all' }).press('Enter')
    await visibleRows(page).nth(13).waitFor()
  })

  test('let a mark link to its details, even if a filter hid them', async ({ page }) => {
    await page.getByRole('checkbox', { name: 'pass', exact: true }).check()
    expect(await details(page, 'methods/allow').isVisible()).toBe(false)
    await page.locator('.matrix a', { hasText: 'recorded deviation' }).click()
    await details(page, 'methods/allow').locator('.finding').waitFor({ state: 'visible' })
  })

  test('are hidden if scripts do not run, and everything else is shown', async () => {
    const scriptless = await browser.newPage({ javaScriptEnabled: false })
    const { page } = await open(renderHtml(report, getLog), {}, scriptless)
    expect(await page.locator('form.filters').isVisible()).toBe(false)
    expect(await visibleRows(page).count()).toBe(14)
  })
})

describe('hostile text', () => {
  test.each([
    ['as it is', (html: string) => html],
    // Escaping must suffice on its own: the policy is a second line of defence.
    ['without its policy', (html: string) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')],
  ])('does not run, load or break out in the page %s', async (_, change) => {
    const { page, troubles } = await open(change(renderHtml(spoiltReport, getLog)))
    await page.locator('body').hover()
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    expect(await page.evaluate('globalThis.ran')).toBeUndefined()
    expect(await page.locator('script').count()).toBe(1)
    const handlers = ['onerror', 'onmouseover', 'onclick', 'onload', 'onfocus', 'autofocus'].map((name) => `[${name}]`)
    expect(await page.locator(['img', ...handlers].join()).count()).toBe(0)
    expect(troubles).toEqual([])
  })

  test('is shown as received, with control characters written out', async () => {
    const { page } = await open(renderHtml(spoiltReport, getLog))
    const seen = await page.locator('.finding dd').last().textContent()
    expect(seen).toContain('</script><script>globalThis.ran = 1</script>')
    expect(seen).toContain(
      'nul \\x00 escape \\x1b[31m bell \\x07 c1 \\x9b half \\u{d800} reversed \\u{202e} joined \\u{2066}',
    )
  })
})

/** Runs in the page: the lowest contrast of any text with its background, as WCAG 2 measures it. */
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
