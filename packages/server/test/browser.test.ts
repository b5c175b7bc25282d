import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launchChromium } from '@get-log/workspace/chromium'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StartedServer } from './start-server.ts'
import { startServer, writeLog } from './start-server.ts'

let browser: Browser
let page: Page

/** A different site from the server, which is at 127.0.0.1. */
const site = createServer((_, response) =>
  response.setHeader('Content-Type', 'text/html').end('<title>elsewhere</title>'),
)

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage()
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await browser?.close()
  site.close()
})

async function startWithLog(text: string, id = 'a'): Promise<StartedServer> {
  const server = await startServer()
  writeLog(server, text, { id })
  return server
}

async function openForeignPage(): Promise<void> {
  await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`)
}

const html = '<html><script>document.title = "run"</script><img src=x onerror="document.title = \'run\'">'

test.each([
  ['', 'žluťoučký\n\u001b[1m漢字 😀\n', 'žluťoučký\n漢字 😀\n'],
  ['raw=1', html, html],
])('a log opens as text in a tab, and nothing in it runs, with the query "%s"', async (query, log, shown) => {
  await using server = await startWithLog(log)
  await page.goto(server.logUrl('a', query))
  const seen =
    '[document.contentType, document.characterSet, document.title, document.scripts.length, document.body.innerText]'
  expect(await page.evaluate(seen)).toEqual(['text/plain', 'UTF-8', '', 0, shown])
})

test.each([
  ['HG7ML7M8z78YcAPEB', 'HG7ML7M8z78YcAPEB.log', '', 'one\ntwo\n'],
  ['sestavení 漢', 'sestavení 漢.log', '&raw=1', 'one\n\u001b[1mtwo\n'],
  ['../../etc/passwd', '_._.._etc_passwd.log', '&stream=1', 'one\ntwo\n'],
  ['a"; filename="evil.exe', 'a__ filename__evil.exe.log', '&stream=1&raw=1', 'one\n\u001b[1mtwo\n'],
])('with download=1 the log of %j is saved as %j, with the query "%s" too', async (id, fileName, query, text) => {
  await using server = await startWithLog('one\n\u001b[1mtwo\n', id)
  const started = page.waitForEvent('download')
  await page.evaluate(`location.href = ${JSON.stringify(server.logUrl(id, `download=1${query}`))}`)
  const download = await started
  expect(download.suggestedFilename()).toBe(fileName)
  const pieces: Uint8Array[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe(text)
})

test('a page of another origin can read a log, with a token and with its headers', async () => {
  await using server = await startServer({ rateLimit: 1 })
  writeLog(server, 'mine\n', { id: 'a', owner: 'me', access: 'owner' })
  await openForeignPage()
  const read = `(async () => {
    const url = '${server.logUrl('a', 'download=1')}'
    const headers = { Authorization: 'Bearer ${server.tokens.add('me')}' }
    const answers = [await fetch(url, { headers }), await fetch(url, { headers }), await fetch(url), await fetch(url, { method: 'POST' })]
    const names = ['X-RateLimit-Limit', 'Content-Disposition', 'Retry-After', 'WWW-Authenticate', 'Allow']
    return [await answers[0].text(), ...answers.map(({ status, headers }) => [status, ...names.map((name) => headers.get(name))])]
  })()`
  expect(await page.evaluate(read)).toEqual([
    'mine\n',
    [200, '1', 'attachment; filename="a.log"', null, null, null],
    [429, '1', null, '1', null, null],
    [401, '1', null, null, 'Bearer', null],
    [405, '1', null, null, null, 'OPTIONS,GET'],
  ])
})

test('a page of another origin cannot use the control interface, nor start a run by submitting a form', async () => {
  await using server = await startWithLog('one\n')
  await openForeignPage()
  const attack = `(async () => {
    const attempt = (path, init) => fetch('${server.controlUrl}' + path, init).then((answer) => answer.type, () => 'failed')
    return [
      await attempt('/runs'),
      await attempt('/runs', { mode: 'no-cors' }),
      await attempt('/runs', { method: 'POST', body: '{"id":"b"}' }),
      await attempt('/runs', { method: 'POST', body: '{"id":"b"}', mode: 'no-cors' }),
      await attempt('/runs/a', { method: 'DELETE' }),
      await attempt('/rate-limit', { method: 'PUT', body: '{"perSecond":1}' }),
    ]
  })()`
  expect(await page.evaluate(attack)).toEqual(['failed', 'opaque', 'failed', 'opaque', 'failed', 'failed'])
  const answered = page.waitForResponse(`${server.controlUrl}/runs`)
  await page.evaluate(`
    document.body.innerHTML = '<form method=post enctype=text/plain action="${server.controlUrl}/runs"><input name=\\'{"id":"b","x":"\\' value=\\'"}\\'>'
    document.forms[0].submit()
  `)
  expect((await answered).status()).toBe(403)
  expect(server.runs.list().map(({ id }) => id)).toEqual(['a'])
  expect(server.rateLimit.perSecond).toBe(60)
})
