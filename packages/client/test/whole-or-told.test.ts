import type { OutgoingHttpHeaders } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createLogClient, LogConnectionError, LogResponseError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import { runCommand } from './cli/run-command.ts'
import { calls, readText } from './read-all.ts'
import { serveHttp } from './servers/http-server.ts'
import { serveLines } from './servers/line-server.ts'
import type { Connection } from './servers/replay-server.ts'
import { serveConnections } from './servers/replay-server.ts'

const log = Array.from({ length: 2000 }, (_, i) => `2017-07-14T06:00:49.733Z line ${i} of a log\n`).join('')

const codings = {
  gzip: gzipSync(log),
  deflate: deflateSync(log),
  br: brotliCompressSync(log),
  'gzip, gzip': gzipSync(gzipSync(log)),
  'X-GZip': gzipSync(log),
  unheardof: Buffer.from(log),
}

// Cut in the middle, and just before the trailer, when all of the text has arrived.
const cuts = Object.entries(codings).flatMap(([coding, body]) => [
  { coding, cut: 'in the middle', body: body.subarray(0, body.length / 2) },
  { coding, cut: 'before its last 8 bytes', body: body.subarray(0, -8) },
])

test.each(cuts)('a log in $coding, cut $cut, is an error in every call', async ({ coding, body }) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(200, { 'content-encoding': coding }).write(body, () => response.end())
  })
  for (const call of Object.values(calls)) {
    const error = await catchError(call(createLogClient({ baseUrl: server.url })), LogResponseError)
    expect(error.message).toContain(`answered 200 text/plain compressed by ${coding}, which is not a log: `)
  }
  expect(server.requests.map(({ headers }) => headers['accept-encoding'])).toEqual(Array(5).fill('identity'))
})

test.each<[string, number, OutgoingHttpHeaders, string, string]>([
  ['a maintenance page', 200, { 'content-type': 'text/html' }, '<h1>Down\n for now</h1>', '<h1>Down for now</h1>'],
  ['a page whose type is in capitals', 200, { 'content-type': 'TEXT/HTML; charset=utf-8' }, '<p>', '<p>'],
  ['a page of two types', 200, { 'content-type': 'text/plain, text/html' }, '<p>', '<p>'],
  ['a body of half a type', 200, { 'content-type': 'text/' }, 'one\n', 'one'],
  ['JSON', 200, { 'content-type': 'application/json' }, '{"status":"ok"}', '{"status":"ok"}'],
  ['a body of no type', 200, { 'content-type': '' }, 'one\n', 'one'],
  ['a body without type', 200, { 'content-type': undefined }, 'one\n', 'one'],
  ['an empty body of no type', 200, { 'content-type': '', 'content-length': '0' }, '', 'no body.'],
  ['what was only created', 201, {}, 'one\n', 'one'],
  ['what was only accepted', 202, {}, '', 'no body.'],
  ['what a proxy made', 203, {}, 'one\n', 'one'],
  ['no content', 204, {}, '', 'no body.'],
  ['a reset', 205, {}, '', 'no body.'],
  ['a part', 206, { 'content-range': 'bytes 0-3/8' }, 'one\n', 'one'],
  ['a part that says it is all', 206, { 'content-range': 'bytes 0-3/4' }, 'one\n', 'one'],
])('%s is not a log: each call says what came', async (_, status, headers, body, said) => {
  const { 'content-type': contentType }: OutgoingHttpHeaders = { 'content-type': 'text/plain', ...headers }
  await using server = await serveHttp((_, response) => {
    response.removeHeader('content-type')
    response.writeHead(status, contentType === undefined ? {} : { 'content-type': contentType, ...headers }).end(body)
  })
  for (const call of Object.values(calls)) {
    const error = await catchError(call(createLogClient({ baseUrl: server.url })), LogResponseError)
    expect(error).toMatchObject({ status, contentType, isTransient: false })
    expect(error.message).toMatch(new RegExp(`answered ${status} .*, which is not a log: `))
    expect(error.message.endsWith(said)).toBe(true)
  }
  expect(server.requests.length).toBe(5)
})

test('a log with a compressing transfer coding is an error', async () => {
  const size = codings.gzip.length.toString(16)
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'
  await using server = await serveConnections(`${head}${size}\r\n${codings.gzip.toString('latin1')}\r\n0\r\n\r\n`)
  const error = await catchError(createLogClient({ baseUrl: server.url }).get('abc'), LogResponseError)
  expect(error.message).toContain('answered 200 text/plain compressed by gzip, chunked, which')
})

const types = [
  'text/plain; charset=utf-8',
  'Text/Plain',
  'text/x-log',
  'text/plain; a=html',
  'text/plain; a="b, text/html"',
]

test.each([...types, 'text/plain, text/plain'])('%s is a log', async (type) => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'identity' }).end('one\n')
  })
  expect(await createLogClient({ baseUrl: server.url }).get('abc')).toBe('one\n')
})

/** An answer whose body ends cleanly, by a last chunk or, in HTTP/1.0, with the connection, though it may be truncated. */
const framings: Record<string, (body: string) => Connection | string> = {
  'in chunks': (body) => ({ body }),
  'without chunks': (body) => `HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n${body}`,
}

test.each(Object.entries(framings))(
  'get reads a log without a length, sent %s, until two looks agree',
  async (_, frame) => {
    const [one, two] = [frame('one\n'), frame('one\ntwo\n')]
    const retry = { limit: 1, delayMs: 1 }
    await using cut = await serveConnections(one, two)
    expect(await createLogClient({ baseUrl: cut.url, retry }).get('abc')).toBe('one\ntwo\n')
    expect(new Set(cut.requests.map(({ url }) => url)).size).toBe(3)
    await using shrinks = await serveConnections(two, one)
    const error = await catchError(createLogClient({ baseUrl: shrinks.url, retry }).get('abc'), LogConnectionError)
    expect(error.message).toBe(`GET ${shrinks.url}/v2/logs/abc failed: it was cut`)
  },
)

test('a log that is longer at each look is read five times', async () => {
  await using server = await serveHttp((_, response) =>
    response.write('one\n'.repeat(server.requests.length), () => response.end()),
  )
  const logs = createLogClient({ baseUrl: server.url, retry: { delayMs: 1 } })
  expect(await logs.get('abc')).toBe('one\n'.repeat(5))
  const follower = logs.bytes('abc')
  expect((await readText(follower)).length).toBe(4 * 10)
  expect([server.requests.length, follower.isProven]).toEqual([10, false])
})

test('a page that never ends is still reported', async () => {
  await using server = await serveLines(Number.POSITIVE_INFINITY, 200, 'text/html')
  const error = await catchError(createLogClient({ baseUrl: server.url }).get('abc'), LogResponseError)
  expect(error.reason).toMatch(/^2017-07-14T06:00:49.733Z a line of some length, as they are 2017/)
  expect(error.reason.length).toBe(200)
})

test('get-log exits 3 for a maintenance page, and prints nothing of it as a log', async () => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
  })
  const { code, stdout, stderr } = await runCommand(['abc', '--base-url', server.url])
  expect([code, stdout.length, stderr]).toEqual([
    3,
    0,
    expect.stringMatching(/^get-log: GET \S+ answered 200 [^\n]*\n$/),
  ])
})
