import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serve } from '../../test/serve.ts'
import type { Exchange } from './exchange.ts'
import { readInTurn } from './read-in-turn.ts'
import { Reading } from './reading.ts'
import type { WitnessLimits } from './waits.ts'

type Serve = (socket: Socket, head: string) => void

const limits: WitnessLimits = { silenceMs: 5000, totalMs: 10_000, maxBytes: 1000 }

/** Reads from a server that sends what a test says, byte by byte, once it has the head of a request. */
async function read(answer: Serve, changed: Partial<WitnessLimits> = {}, method = 'GET'): Promise<Reading> {
  const origin = await serve(createServer((socket) => socket.once('data', (bytes) => answer(socket, String(bytes)))))
  const request = { method, origin, path: '/a/../b%2fc?x=%31', headers: { Connection: 'close' } }
  return new Reading(request, { ...limits, ...changed })
}

const ok = 'HTTP/1.1 200 OK\r\n'

const ending =
  (bytes: string): Serve =>
  (socket) =>
    socket.end(bytes)

const dripping =
  (drop: string, everyMs = 20): Serve =>
  (socket) => {
    socket.write(`${ok}\r\n`)
    const drops = setInterval(() => socket.write(drop), everyMs)
    onTestFinished(() => clearInterval(drops))
  }

/** Blocks the whole process for longer than an immediate end may take. */
function sleepThrough(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)
}

describe('a reading', () => {
  test('keeps the headers as they came', async () => {
    const reading = await read(ending('HTTP/1.1 200 Fine\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 3\r\n\r\nabc'))
    const exchange = await reading.whole()
    expect(exchange.head?.headers.map(([name, value]) => name + value)).toEqual(['X-One1', 'x-one2', 'Content-Length3'])
    expect(exchange.header('X-ONE')).toBe('1, 2')
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('decodes a coding that it did not ask for: %s', async (coding, encode) => {
    const text = 'one line\n'.repeat(50)
    const head = Buffer.from(`${ok}Content-Encoding: ${coding}\r\n\r\n`)
    const reading = await read((socket) => socket.end(Buffer.concat([head, encode(text)])))
    const exchange = await reading.whole()
    expect(exchange.text).toBe(text)
    expect(exchange.received).toBe(encode(text).byteLength)
  })

  test('decodes a coding as far as the answer arrived', async () => {
    const bytes = gzipSync('one line\n'.repeat(50))
    const head = Buffer.from(`${ok}Content-Encoding: gzip\r\n\r\n`)
    await using reading = await read((socket) => socket.write(Buffer.concat([head, bytes.subarray(0, -8)])))
    expect(await reading.until(({ received }) => received === 450, 1000)).toBe(true)
    expect(Buffer.from(reading.bodyFrom(441)).toString()).toBe('one line\n')
  })

  test('sends the path as it is written', async () => {
    const reading = await read((socket, head) => socket.end(`${ok}\r\n${head}`))
    expect((await reading.whole()).text.split('\r\n')[0]).toBe('GET /a/../b%2fc?x=%31 HTTP/1.1')
  })

  test.each([
    ['eof', 'all of a body', `${ok}Content-Length: 3\r\n\r\nabc`, { status: 200, text: 'abc' }],
    ['eof', 'a redirect', 'HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n', { status: 302 }],
    ['reset', 'a connection that closes without an answer', '', { status: 0 }],
    ['reset', 'a body shorter than its Content-Length', `${ok}Content-Length: 9\r\n\r\nabc`, { status: 200 }],
    ['reset', 'chunks without end', `${ok}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`, { status: 200 }],
    ['reset', 'what is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', { status: 0 }],
  ])('ends with %s for %s', async (end, _, bytes, seen) => {
    expect(await (await read(ending(bytes))).whole()).toMatchObject({ end, ...seen })
  })

  test.each<[end: string, title: string, answer: Serve, changed: Partial<WitnessLimits>, detail: string]>([
    ['timeout', 'nothing comes', () => {}, { silenceMs: 200 }, 'nothing came for 200 ms'],
    [
      'timeout',
      'a body drips for too long',
      dripping('.'),
      { silenceMs: 60_000, totalMs: 300 },
      'not over after 300 ms',
    ],
    ['abort', 'slow bytes come for long', dripping('.'.repeat(450), 250), { totalMs: 600 }, 'more than 1000 bytes'],
    ['abort', 'a body has more than it takes', dripping('.'), { maxBytes: 3 }, 'more than 3 bytes'],
  ])('ends with %s when %s', async (end, _, answer, changed, detail) => {
    expect(await (await read(answer, changed)).whole()).toMatchObject({ end, detail })
  })

  test.each([
    ['again while its run is young', 60_000, 'a line'],
    ['once where no run is young', 0, ''],
  ])('opens a stream that ends at once and empty %s', async (_, youngMs, text) => {
    let streams = 0
    const answer: Serve = (socket) => {
      streams += 1
      const body = gzipSync(streams < 3 ? '' : 'a line')
      socket.write(`${ok}Content-Encoding: gzip\r\n\r\n`)
      socket.end(body)
    }
    const received = gzipSync(text).byteLength
    expect(await (await read(answer, { youngMs })).whole()).toMatchObject({ end: 'eof', text, received })
  })

  test('reopens such a stream if its end came late because this process was busy', async () => {
    let streams = 0
    const answer: Serve = (socket) => {
      streams += 1
      socket.write(`${ok}\r\n`)
      if (streams === 1) setTimeout(sleepThrough, 20)
      setTimeout(() => socket.end(streams === 1 ? '' : 'a line'), 40)
    }
    expect(await (await read(answer, { youngMs: 60_000 })).whole()).toMatchObject({ text: 'a line' })
  })

  test('may be repeated if an empty stream of a young run ended late', async () => {
    let late = 0
    const onPatienceSpent = (): void => {
      late += 1
    }
    const answer: Serve = (socket) => {
      socket.write(`${ok}\r\n`)
      setTimeout(() => socket.end(), 1200)
    }
    const limits = { youngMs: 60_000, onPatienceSpent }
    expect(await (await read(answer, limits)).whole()).toMatchObject({ end: 'eof', text: '' })
    expect(late).toBe(1)
  })

  test('records when each piece arrived', async () => {
    const reading = await read((socket) => {
      socket.write(`${ok}\r\none`)
      void reading.until(({ received }) => received === 3, 5000).then(() => socket.end('two'))
    })
    const { chunks } = await reading.whole()
    expect(chunks.map(({ bytes }) => String(bytes))).toEqual(['one', 'two'])
    expect(chunks[1]?.at).toBeGreaterThanOrEqual(chunks[0]?.at ?? Number.POSITIVE_INFINITY)
  })

  test.each<[string, Serve, number]>([
    ['the answer ends without what was awaited', ending(`${ok}Content-Length: 0\r\n\r\n`), 60_000],
    ['the patience is over', () => {}, 50],
  ])('stops waiting when %s', async (_, answer, patienceMs) => {
    const reading = await read(answer, { silenceMs: 60_000, totalMs: 60_000 })
    expect(await reading.until(({ received }) => received > 0, patienceMs)).toBe(false)
    expect((await reading.abort()).end).toBe(patienceMs === 50 ? 'abort' : 'eof')
  })

  test('reads nothing while it is paused, and everything afterwards', async () => {
    const large = 'x'.repeat(8 * 1024 * 1024)
    let sent: Socket | undefined
    const reading = await read(
      (socket) => {
        sent = socket
        socket.write(`${ok}\r\none`)
      },
      { maxBytes: 2 * large.length },
    )
    await reading.until(({ received }) => received === 3, 5000)
    reading.pause()
    sent?.end(large)
    expect(await reading.until(({ received }) => received > 3, 50)).toBe(false)
    reading.resume()
    expect(await reading.whole()).toMatchObject({ end: 'eof', received: large.length + 3 })
  })

  test.each([
    ['for the body that must not be there', `${ok}Content-Length: 4\r\n\r\nbody`, 'body'],
    ['where there are any, on a connection that stays open', 'HTTP/1.1 405 No\r\nContent-Length: 226\r\n\r\n', ''],
  ])('takes bytes behind a head that answers HEAD %s', async (_, answer, text) => {
    const reading = await read((socket) => socket.write(answer), {}, 'HEAD')
    expect(await reading.whole()).toMatchObject({ end: 'eof', text })
  })
})

/** What comes for three requests, where a server says for each request of a connection what a test says. */
async function readThree(answer: (socket: Socket, number: number) => void): Promise<Exchange[]> {
  const server = createServer((socket) => {
    let number = 0
    socket.on('data', () => {
      number += 1
      answer(socket, number)
    })
  })
  const request = { method: 'GET', origin: await serve(server), path: '/', headers: {} }
  return readInTurn([request, request, request], { silenceMs: 1000, totalMs: 1000, maxBytes: 1000 })
}

test.each([
  ['with a length', (number: number) => `Content-Length: 1\r\n\r\n${number}`],
  ['in chunks', (number: number) => `Transfer-Encoding: chunked\r\n\r\n1;x=y\r\n${number}\r\n0\r\nT: 1\r\n\r\n`],
])('requests for bodies %s share a connection that is kept', async (_, rest) => {
  const exchanges = await readThree((socket, number) => socket.write(`HTTP/1.1 200 OK\r\n${rest(number)}`))
  expect(exchanges.map(({ text, end }) => `${text} ${end}`)).toEqual(['1 eof', '2 eof', '3 eof'])
})

test.each([
  ['says that it closes', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc'],
  ['speaks HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nabc'],
  ['ends a body by closing', 'HTTP/1.1 200 OK\r\n\r\nabc'],
])('a server that %s gets a new connection', async (_, answer) => {
  const exchanges = await readThree((socket) => socket.end(answer))
  expect(exchanges.map(({ text, end }) => `${text} ${end}`)).toEqual(['abc eof', 'abc eof', 'abc eof'])
})

test('bytes after an answer break it', async () => {
  const [exchange] = await readThree((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcde'))
  expect(exchange).toMatchObject({ text: 'abc', end: 'reset', detail: '2 bytes behind the answer' })
})
