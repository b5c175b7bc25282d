import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { Exchange } from './exchange.ts'
import { readInTurn } from './read-in-turn.ts'

/** What comes for three requests, where a server says for each request of a connection what a test says. */
async function readThree(serve: (socket: Socket, number: number) => void): Promise<Exchange[]> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    let number = 0
    socket.on('data', () => {
      number += 1
      serve(socket, number)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const request = { method: 'GET', origin, path: '/', headers: {} }
  try {
    return await readInTurn([request, request, request], { silenceMs: 1000, totalMs: 1000, maxBytes: 1000 })
  } finally {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
}

test('requests share a connection that is kept', async () => {
  const exchanges = await readThree((socket, number) =>
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${number}`),
  )
  expect(exchanges.map(({ text, end }) => `${text} ${end}`)).toEqual(['1 eof', '2 eof', '3 eof'])
})

test('a body in chunks is read to its end, whatever its trailer', async () => {
  const exchanges = await readThree((socket, number) =>
    socket.write(
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\n${number}\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n`,
    ),
  )
  expect(exchanges.map(({ text }) => text)).toEqual(['10123456789', '20123456789', '30123456789'])
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

test('what is not HTTP is not an answer', async () => {
  const [exchange] = await readThree((socket) => socket.write('hello\r\n\r\n'))
  expect(exchange).toMatchObject({ status: 0, end: 'reset' })
})

test('a server that closes in the middle of an answer has cut it', async () => {
  const [exchange] = await readThree((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'))
  expect(exchange?.end).toBe('reset')
})
