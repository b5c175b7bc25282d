import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHead, readHead } from './read-head.ts'

async function headOf(answer: string): Promise<Awaited<ReturnType<typeof readHead>>> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const limits = { silenceMs: 1000, totalMs: 1000, maxBytes: 1000 }
  try {
    return await readHead({ method: 'HEAD', origin, path: '/', headers: {} }, limits)
  } finally {
    server.close()
  }
}

test('a head without a body is a whole answer, whatever length it promises', async () => {
  const exchange = await headOf('HTTP/1.1 405 No\r\nContent-Length: 226\r\n\r\n')
  expect(exchange).toMatchObject({ status: 405, end: 'eof', text: '' })
})

test('bytes after the head are the body that must not be there', async () => {
  expect(await headOf('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody')).toMatchObject({ status: 200, text: 'body' })
})

test('what is no HTTP is no answer', async () => {
  expect(await headOf('hello\r\n\r\n')).toMatchObject({ status: 0, end: 'reset' })
})

test('an interim answer is not the answer', () => {
  const bytes = Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n')
  expect(parseHead(bytes)?.head).toMatchObject({ status: 200, headers: [['A', 'b']] })
})

test('any head that is written is read, and not before it is complete', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
  const value = fc.stringMatching(/^[!-~]{0,20}$/)
  const status = fc.integer({ min: 200, max: 599 })
  fc.assert(
    fc.property(status, fc.array(fc.tuple(name, value), { maxLength: 6 }), fc.uint8Array(), (code, headers, rest) => {
      const head = `HTTP/1.1 ${code} Reason\r\n${headers.map(([key, given]) => `${key}: ${given}\r\n`).join('')}\r\n`
      const parsed = parseHead(Buffer.concat([Buffer.from(head), rest]))
      expect(parsed?.head).toEqual({ httpVersion: '1.1', status: code, statusText: 'Reason', headers })
      expect(Buffer.from(parsed?.rest ?? '')).toEqual(Buffer.from(rest))
      expect(parseHead(Buffer.from(head.slice(0, -1)))).toBeUndefined()
    }),
  )
})
