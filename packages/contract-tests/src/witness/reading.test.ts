import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { WitnessLimits } from './reading.ts'
import { Reading } from './reading.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean()
})

const limits: WitnessLimits = { silenceMs: 200, totalMs: 5000, maxBytes: 1000 }

/** A server that says what a test says, byte by byte, once it has the head of a request. */
async function read(
  serve: (socket: Socket, head: string) => void,
  changed: Partial<WitnessLimits> = {},
  method = 'GET',
): Promise<Reading> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', (bytes) => serve(socket, String(bytes)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const request = { method, origin, path: '/a/../b%2fc?x=%31', headers: { Connection: 'close' } }
  return new Reading(request, { ...limits, ...changed })
}

describe('a reading', () => {
  test('ends with eof when all of a body came, with its raw headers', async () => {
    const reading = await read((socket) =>
      socket.end('HTTP/1.1 200 Fine\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 3\r\n\r\nabc'),
    )
    const exchange = await reading.whole()
    expect(exchange).toMatchObject({ end: 'eof', status: 200, text: 'abc' })
    expect(exchange.head?.headers).toEqual([
      ['X-One', '1'],
      ['x-one', '2'],
      ['Content-Length', '3'],
    ])
    expect(exchange.header('X-ONE')).toBe('1, 2')
  })

  test('sends the path as it is written', async () => {
    let seen = ''
    const reading = await read((socket, head) => {
      seen = head
      socket.end('HTTP/1.1 204 None\r\n\r\n')
    })
    await reading.whole()
    expect(seen.split('\r\n')[0]).toBe('GET /a/../b%2fc?x=%31 HTTP/1.1')
  })

  test('follows no redirect', async () => {
    const reading = await read((socket) =>
      socket.end('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n'),
    )
    expect((await reading.whole()).status).toBe(302)
  })

  test.each([
    ['a connection that closes without an answer', '', 0],
    ['a body shorter than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc', 200],
    ['chunks that are never finished', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', 200],
    ['what is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 0],
    ['two different lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc', 0],
  ])('ends with reset for %s', async (_, bytes, status) => {
    const reading = await read((socket) => socket.end(bytes))
    expect(await reading.whole()).toMatchObject({ end: 'reset', status })
  })

  test('ends with timeout when nothing comes', async () => {
    const reading = await read(() => {})
    expect(await reading.whole()).toMatchObject({ end: 'timeout', detail: 'nothing came for 200 ms' })
  })

  test('ends with timeout when a body comes drop by drop for too long', async () => {
    const reading = await read(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        const dripping = setInterval(() => socket.write('.'), 20)
        cleanups.push(() => clearInterval(dripping))
      },
      { silenceMs: 60_000, totalMs: 300 },
    )
    expect(await reading.whole()).toMatchObject({ end: 'timeout', status: 200, detail: 'not over after 300 ms' })
  })

  test('ends with abort when a body is larger than the most it takes', async () => {
    const reading = await read((socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(2000)}`))
    const exchange = await reading.whole()
    expect(exchange).toMatchObject({ end: 'abort', detail: 'more than 1000 bytes' })
  })

  test('says when each piece came', async () => {
    const reading = await read((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\none')
      void reading.until(({ received }) => received === 3, 5000).then(() => socket.end('two'))
    })
    const { chunks } = await reading.whole()
    expect(chunks.map(({ bytes }) => String(bytes))).toEqual(['one', 'two'])
    expect(chunks[1]?.at).toBeGreaterThanOrEqual(chunks[0]?.at ?? Number.POSITIVE_INFINITY)
  })

  test('stops waiting when the answer ends without what was awaited', async () => {
    const reading = await read((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
    expect(await reading.until(({ received }) => received > 0, 60_000)).toBe(false)
  })

  test('stops waiting when the patience is over', async () => {
    const reading = await read(() => {}, { silenceMs: 60_000, totalMs: 60_000 })
    expect(await reading.until(({ received }) => received > 0, 50)).toBe(false)
    expect((await reading.abort()).end).toBe('abort')
  })

  test('takes nothing while it is paused, and all of it afterwards', async () => {
    const large = 'x'.repeat(8 * 1024 * 1024)
    let sent: Socket | undefined
    const reading = await read(
      (socket) => {
        sent = socket
        socket.write('HTTP/1.1 200 OK\r\n\r\none')
      },
      { maxBytes: 2 * large.length, silenceMs: 5000 },
    )
    await reading.until(({ received }) => received === 3, 5000)
    reading.pause()
    sent?.end(large)
    expect(await reading.until(({ received }) => received > 3, 50)).toBe(false)
    reading.resume()
    expect(await reading.whole()).toMatchObject({ end: 'eof', received: large.length + 3 })
  })

  test('passes over what is said before the answer', async () => {
    const reading = await read((socket) =>
      socket.end(
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc',
      ),
    )
    expect(await reading.whole()).toMatchObject({ end: 'eof', status: 200, text: 'abc' })
  })

  test('takes bytes behind a head that answers HEAD for the body that must not be there', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody'
    const reading = await read((socket) => socket.end(answer), {}, 'HEAD')
    expect(await reading.whole()).toMatchObject({ status: 200, text: 'body', end: 'eof' })
  })

  test('ends with the head that answers HEAD, on a connection that stays open', async () => {
    const reading = await read((socket) => socket.write('HTTP/1.1 405 No\r\nContent-Length: 226\r\n\r\n'), {}, 'HEAD')
    expect(await reading.whole()).toMatchObject({ status: 405, text: '', end: 'eof' })
  })

  test('tells that nobody listens', async () => {
    const request = { method: 'GET', origin: 'http://127.0.0.1:1', path: '/', headers: {} }
    const exchange = await new Reading(request, limits).whole()
    expect(exchange.end).toBe('reset')
    expect(exchange.detail).toContain('ECONNREFUSED')
  })
})
