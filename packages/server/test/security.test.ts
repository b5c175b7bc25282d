import { once } from 'node:events'
import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import { createLogServer } from '../src/index.ts'
import { serveBuilt } from './built-command.ts'
import { connectTo, exchangeBytes, readAnswer } from './exchange-bytes.ts'
import { startRunning, startServer, writeLog } from './start-server.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const secret = 'TOP-SECRET-TEXT'
const token = 'tok_s3cr3t_of_the_owner'
const headersEverSent =
  /^(?:content-type|content-length|content-disposition|transfer-encoding|connection|keep-alive|date|allow|www-authenticate|retry-after|x-content-type-options|x-ratelimit-limit|cache-control|access-control-[a-z-]+): [\x20-\x7e]*$/i

const oneOf = (words: string): fc.Arbitrary<string> => fc.constantFrom(...words.split(' '))
const hostileText = fc.oneof(
  oneOf(String.raw`secret open .. . %2e%2e / %2f \ %5c %00 %0d%0aSet-Cookie:%20a=b % %ff %c0%af ? # & =`),
  oneOf('raw stream download token true 1 banana __proto__ constructor 1.raw 1.journal lock etc/passwd CON SECRET'),
  fc.string({ unit: 'binary-ascii', maxLength: 8 }).map((text) => text.replaceAll(/[\s\0]/g, '')),
  fc.webQueryParameters({ size: 'small' }),
)
const hostileTarget = fc.tuple(
  oneOf('/v2/logs/ /v2/logs/open / //v2/logs/open http://elsewhere/v2/logs/open *'),
  fc.array(hostileText, { maxLength: 8 }).map((texts) => texts.join('')),
)
const hostileHeader = fc.tuple(
  oneOf('Authorization Content-Length Transfer-Encoding Expect Range Origin Upgrade Connection X-Anything'),
  fc.oneof(
    fc.constantFrom('Bearer x', `Basic ${token}`, ''),
    oneOf('5 chunked 100-continue bytes=0-1 null websocket upgrade'),
    fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  ),
)
const hostileRequest = fc
  .tuple(
    oneOf('GET GET GET HEAD POST PUT OPTIONS DELETE TRACE CONNECT PROPFIND get NONSENSE'),
    hostileTarget.map((parts) => parts.join('')),
    fc.array(
      hostileHeader.map(([name, value]) => `${name}: ${value}\r\n`),
      { maxLength: 3 },
    ),
  )
  .map(([method, target, lines]) => {
    const head = `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`
    return Buffer.from(`${head}${lines.join('')}\r\n`, 'latin1')
  })
const almostRequest = fc
  .array(
    fc.oneof(
      fc.constantFrom('GET ', '/v2/logs/a', ' HTTP/1.1', '\r\n', '\n', ':', 'Host: a', '\0'),
      fc.constantFrom('Content-Length: ', '99999999999999999999', '\xff', '漢'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.from(parts.join('')))

test('no request leads to a 5xx, to other text or to a header that is not ours', async () => {
  using directory = makeTemporaryDirectory()
  await using server = await startServer({ store: openFileStore(directory.path), rateLimit: 1e6 })
  server.tokens.add('me', token)
  writeLog(server, secret, { id: 'secret', owner: 'me', access: 'owner' })
  writeLog(server, 'open text\n', { id: 'open' })
  const bytes = fc.oneof(
    { arbitrary: hostileRequest, weight: 3 },
    { arbitrary: almostRequest, weight: 1 },
    { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (bytes) => {
      const { status, headerLines, text } = await exchangeBytes(server.url, bytes)
      expect(status).toBeLessThan(500)
      expect(text).not.toContain(secret)
      expect(headerLines.filter((line) => !headersEverSent.test(line))).toEqual([])
    }),
    { numRuns: repetitions(100, 2000) },
  )
  expect(await (await fetch(server.logUrl('open'))).text()).toBe('open text\n')
})

test('no request makes the control interface answer with a 5xx, except when it is full', async () => {
  await using server = await startServer({ rateLimit: 1e6 })
  const path = oneOf('/runs /runs/a /runs/%2e%2e /runs/a/log /runs/a/finish /tokens /rate-limit /faults /%ff /runs/%ff')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
      path,
      fc.json(),
      async (method, where, body) => {
        const init = method === 'GET' ? { method } : { method, body }
        expect((await fetch(server.controlUrl + where, init)).status).toBeLessThan(500)
      },
    ),
    { numRuns: repetitions(40, 300) },
  )
})

test('no request makes the command print a token', async () => {
  await using command = await serveBuilt(['--token', `${token}:me`])
  await fetch(`${command.url}/v2/logs/a?token=${token}`)
  await exchangeBytes(command.url, `GET /v2/logs/a?token=${token} HTTP/1.1\r\nHost: [\r\n\r\n`)
  command.process.kill('SIGTERM')
  const { stdout, stderr } = await command.ended
  expect(stdout + stderr).not.toContain(token)
})

test('ten thousand tokens and a long header delay nobody', async () => {
  const costOf = (tokens: number): number => {
    const server = createLogServer()
    server.runs.start({ id: 'a' })
    for (let count = 0; count < tokens; count++) server.tokens.add('me', `x${count}`)
    const headers = { authorization: `Bearer ${'x'.repeat(14_000)}` }
    const started = process.cpuUsage()
    for (let count = 0; count < 200; count++) void server.fetch(new Request('http://localhost/v2/logs/a', { headers }))
    return process.cpuUsage(started).user
  }
  costOf(1)
  expect(costOf(10_000)).toBeLessThan(20 * costOf(1))
})

test.each([
  ['whose head is too long', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
  ['that asks for everything', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
  ['that names no host', 'GET /v2/logs/a HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['that forges a host', 'GET /v2/logs/a HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n', 400],
  ['that names two hosts', 'GET /v2/logs/a HTTP/1.1\r\nHost: a\r\nhost: a\r\nConnection: close\r\n\r\n', 400],
  ['that speaks no HTTP', 'HELLO\r\n\r\n', 400],
  ['that wants a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 405],
  ['that expects too much', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\nConnection: close\r\n\r\n', 417],
  ['of HTTP/1.0 that asks for no log', 'GET /v2/logs/a HTTP/1.0\r\n\r\n', 404],
])('a peer %s is refused in the documented shape', async (_, bytes, expected) => {
  await using server = await startServer()
  for (const url of expected === 404 ? [server.url] : [server.url, server.controlUrl]) {
    const { status, text, headerLines } = await exchangeBytes(url, bytes)
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toEqual({
      error: { type: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/./) },
    })
    const lines = headerLines.map((line) => line.toLowerCase())
    expect([status, lines]).toEqual([expected, expect.arrayContaining(['content-type: application/json'])])
  }
})

test('a peer that sends garbage during an answer does not get a second answer within it', async () => {
  await using server = await startRunning()
  server.run.append('one\n')
  const socket = connectTo(server.url)
  const answered = readAnswer(socket)
  socket.write('GET /v2/logs/a?stream=1 HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(socket, 'data')
  socket.write('RUBBISH\r\n\r\n')
  expect((await answered).text.match(/HTTP\/1/g)).toHaveLength(1)
})

test('a peer whose upload breaks off in an invalid chunk is told so', async () => {
  await using server = await startRunning()
  const head = 'POST /runs/a/log HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'
  const { status, text } = await exchangeBytes(server.controlUrl, `${head}1\r\na\r\nzz\r\n\r\n`)
  expect([status, text]).toEqual([400, expect.stringContaining('"type": "invalid-input"')])
})

test('a peer that pipelines streams and leaves is no longer counted', async () => {
  await using server = await startRunning()
  const leaving = connectTo(server.url)
  leaving.write('GET /v2/logs/a?stream=1 HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(12))
  await expect.poll(() => server.run.readers).toBe(12)
  leaving.destroy()
  await expect.poll(() => server.run.readers).toBe(0)
})

test('a peer that sends a request byte by byte is answered, and delays nobody', async () => {
  await using server = await startServer({ rateLimit: 1e6 })
  writeLog(server, 'one\n')
  const slow = connectTo(server.url)
  const answered = readAnswer(slow)
  for (const byte of 'GET /v2/logs/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n') {
    slow.write(byte)
    expect((await fetch(server.logUrl('a', 'raw=1'))).ok).toBe(true)
  }
  expect((await answered).text).toMatch(/\r\n\r\none\n$/)
})
