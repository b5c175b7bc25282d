import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'
import { serveHttp } from './servers/http-server.ts'

const notIds = ['', '.', '..', '\ud800', undefined, null, 5, {}] as string[]
const emptyUrls = [
  'https://api.apify.com/v2/acts/abc/builds/default/openapi.json',
  'https://console.apify.com/actors/abc',
  'https://console.apify.com/actors/abc/builds/0.1.2',
  'console.apify.com',
  'https://api.apify.com/v2/acts/abc/runs/last/log?token=secret',
]

test.each([...notIds, ...emptyUrls])('the ID %j is refused before any request', async (id) => {
  await using server = await serveHttp((_, response) => response.end('never'))
  const logs = createLogClient({ baseUrl: server.url })
  await expect(logs.get(id)).rejects.toThrow(TypeError)
  await expect(logs.stream(id)).rejects.toThrow(TypeError)
  await expect(logs.download(id)).rejects.toThrow(TypeError)
  expect(() => logs.follow(id)).toThrow(/^(Not the|No) ID of a run or build(?!.*secret)/)
  expect(() => logs.lines(id)).toThrow(TypeError)
  expect(() => logs.url(id)).toThrow(TypeError)
  expect(server.requests).toEqual([])
})

test('any other ID stays one path segment', () => {
  const logs = createLogClient({ baseUrl: 'https://example.com/' })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (id) => {
      fc.pre(!/^\.{0,2}$|\/\/|[.:].*\/|^\/v2/s.test(id))
      const [, segment] = /^\/v2\/logs\/([^/]*)$/.exec(new URL(logs.url(id)).pathname) ?? []
      expect(decodeURIComponent(segment as string)).toBe(id)
    }),
  )
})

test.each([
  'https://console.apify.com/actors/runs/HG7ML7M8z78YcAPEB',
  'https://console.apify.com/organization/a1b2/actors/c3d4/runs/HG7ML7M8z78YcAPEB#log',
  'https://console.apify.com/actors/c3d4/builds/HG7ML7M8z78YcAPEB?tab=log',
  ' console.apify.com/view/runs/HG7ML7M8z78YcAPEB\n',
  'https://api.apify.com/v2/logs/HG7ML7M8z78YcAPEB?token=secret&stream=1',
  'https://api.apify.com/v2/actor-runs/HG7ML7M8z78YcAPEB/log',
  'api.apify.com/v2/actor-builds/HG7ML7M8z78YcAPEB/',
  'http://127.0.0.1:8080/v2/acts/someone~runs/runs/HG7ML7M8z78YcAPEB',
  '<https://console.apify.com/actors/runs/HG7ML7M8z78YcAPEB>',
  'HTTPS://my.apify.com:443/#/actors/runs/HG7ML7M8z78YcAPEB',
  '//Console.apify.com/actors/c3d4/runs/HG7ML7M8z78YcAPEB?a=/runs/other',
  'localhost:8080/v2/logs/HG7ML7M8z78YcAPEB',
  '/v2/actor-runs/HG7ML7M8z78YcAPEB/log',
])('the URL %j stands for the ID in it', async (url) => {
  await using server = await serveHttp((_, response) => response.end())
  const logs = createLogClient({ baseUrl: server.url })
  await logs.get(url)
  const { fileName } = await logs.download(url)
  expect([server.requests[0]?.url, fileName]).toEqual(['/v2/logs/HG7ML7M8z78YcAPEB', 'HG7ML7M8z78YcAPEB.log'])
  expect(logs.url(url)).toBe(`${server.url}/v2/logs/HG7ML7M8z78YcAPEB`)
})

test('a URL carries the flags that were given', () => {
  const logs = createLogClient()
  expect(logs.url('abc')).toBe('https://api.apify.com/v2/logs/abc')
  expect(logs.url('abc', { raw: true, download: '1', stream: false })).toBe(
    'https://api.apify.com/v2/logs/abc?raw=true&download=1&stream=false',
  )
})

test('a URL contains the token only if asked to', () => {
  const logs = createLogClient({ token: 'a&b' })
  expect(logs.url('abc')).not.toContain('token')
  expect(logs.url('abc', { token: true })).toBe('https://api.apify.com/v2/logs/abc?token=a%26b')
  expect(createLogClient().url('abc', { token: true })).toBe('https://api.apify.com/v2/logs/abc')
})

test.each([
  ['http://localhost:81/proxy/', 'http://localhost:81/proxy'],
  ['https://example.com//v2//', 'https://example.com'],
  ['HTTPS:\\\\Example.com\\V2', 'https://example.com'],
  ['https://example.com/v2', 'https://example.com'],
  ['https://example.com/proxy/v2/', 'https://example.com/proxy'],
  ['https://example.com/v2/logs/', 'https://example.com'],
  ['https://example.com/v2/logs/abc', 'https://example.com'],
  ['https://v2', 'https://v2'],
  [' https://example.com\n', 'https://example.com'],
])('the base URL %j is that of the API', (baseUrl, base) => {
  expect(createLogClient({ baseUrl }).url('abc')).toBe(`${base}/v2/logs/abc`)
})

test.each([
  ['https://me:secret@example.com', '…@example.com'],
  ['https://secret@example.com', '…@example.com'],
  ['https://me:se@c/re?t@example.com/#secret', '…@example.com/?…'],
  ['me:secret@example.com', '…@example.com'],
  ['https://example.com?token=secret', 'https://example.com?…'],
  ['https://example.com/v2#secret', 'https://example.com/v2?…'],
  ['https://example.com/?', 'https://example.com/?…'],
  ['ftp://example.com', 'ftp://example.com'],
  ['/proxy', '/proxy'],
  ['', ''],
])('the base URL %j is refused, and the message contains nothing that may be secret', (baseUrl, told) => {
  expect(() => createLogClient({ baseUrl })).toThrow(
    new TypeError(
      `Not a base URL: ${JSON.stringify(told)}. Give one such as https://api.apify.com, without password and query.`,
    ),
  )
})
