import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { serve } from '../../test/serve.ts'
import type { Exchange } from './exchange.ts'
import { readInTurn } from './read-in-turn.ts'

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

test('bytes behind an answer break it', async () => {
  const [exchange] = await readThree((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcde'))
  expect(exchange).toMatchObject({ text: 'abc', end: 'reset', detail: '2 bytes behind the answer' })
})
