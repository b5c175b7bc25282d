import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLogClient } from '../src/index.ts'
import { serveHttp } from './servers/http-server.ts'

test.each(['', '.', '..', '\ud800'])('the ID %j is refused before any request', async (id) => {
  await using server = await serveHttp((_, response) => response.end('never'))
  const logs = createLogClient({ baseUrl: server.url })
  await expect(logs.get(id)).rejects.toThrow(TypeError)
  await expect(logs.stream(id)).rejects.toThrow(TypeError)
  await expect(logs.download(id)).rejects.toThrow(TypeError)
  expect(() => logs.follow(id)).toThrow('Not the ID of a run or build')
  expect(() => logs.lines(id)).toThrow(TypeError)
  expect(() => logs.url(id)).toThrow(TypeError)
  expect(server.requests).toEqual([])
})

test('any other ID stays one path segment', () => {
  const logs = createLogClient({ baseUrl: 'https://example.com/' })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (id) => {
      fc.pre(!['', '.', '..'].includes(id))
      const [, segment] = /^\/v2\/logs\/([^/]*)$/.exec(new URL(logs.url(id)).pathname) ?? []
      expect(decodeURIComponent(segment as string)).toBe(id)
    }),
  )
})

test('a URL carries the flags that were given', () => {
  const logs = createLogClient()
  expect(logs.url('abc')).toBe('https://api.apify.com/v2/logs/abc')
  expect(logs.url('abc', { raw: true, download: '1', stream: false })).toBe(
    'https://api.apify.com/v2/logs/abc?raw=true&download=1&stream=false',
  )
})

test('a URL holds the token only if asked for', () => {
  const logs = createLogClient({ token: 'a&b' })
  expect(logs.url('abc')).not.toContain('token')
  expect(logs.url('abc', { token: true })).toBe('https://api.apify.com/v2/logs/abc?token=a%26b')
  expect(createLogClient().url('abc', { token: true })).toBe('https://api.apify.com/v2/logs/abc')
})

test('a base URL may have a path and end with a slash', () => {
  expect(createLogClient({ baseUrl: 'http://localhost:80/proxy/' }).url('abc')).toBe(
    'http://localhost:80/proxy/v2/logs/abc',
  )
})
