import type { Socket } from 'node:net'
import { connectTo } from './connect-to.ts'
import type { End, WitnessRequest } from './exchange.ts'
import { Exchange } from './exchange.ts'
import type { ParsedAnswer } from './parse-answer.ts'
import { parseAnswer } from './parse-answer.ts'
import type { WitnessLimits } from './reading.ts'

/**
 * Sends requests one after the other over one connection, for as long as the other side keeps it, over a bare socket: an HTTP client drops
 * what stands behind an answer. An answer with bytes behind it ends with `reset`.
 */
export async function readInTurn(requests: readonly WitnessRequest[], limits: WitnessLimits): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  let socket: Socket | undefined
  for (const request of requests) {
    const kept: Socket | undefined = socket?.readable === true ? socket : undefined
    let used = kept ?? connectTo(request.origin)
    let exchange = await ask(used, request, limits)
    // The other side may have closed it just then; a GET may be sent again (RFC 9112, section 9.3.1).
    if (kept !== undefined && exchange.head === undefined && exchange.detail === closed) {
      used = connectTo(request.origin)
      exchange = await ask(used, request, limits)
    }
    exchanges.push(exchange)
    const over = exchange.end !== 'eof' || /\bclose\b/i.test(exchange.header('connection') ?? '')
    if (over || exchange.head?.httpVersion === '1.0') used.destroy()
    socket = used
  }
  socket?.destroy()
  return exchanges
}

const closed = 'closed without an answer'

function ask(socket: Socket, request: WitnessRequest, limits: WitnessLimits): Promise<Exchange> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const finish = (end: End, detail: string | undefined, answer?: ParsedAnswer): void => {
      clearTimeout(timer)
      // What comes before the next request stands behind this answer: it must not be lost.
      socket.pause().off('data', take).off('close', onClose).off('error', onError)
      // Whatever happens to it until it is used again.
      socket.on('error', () => {})
      const durationMs = performance.now() - startedAt
      const bytes = answer?.body ?? Buffer.alloc(0)
      const chunks = bytes.byteLength === 0 ? [] : [{ at: durationMs, size: bytes.byteLength, bytes }]
      resolve(new Exchange({ request, head: answer?.head, chunks, end, detail, durationMs }))
    }
    const look = (over: boolean): void => {
      try {
        const answer = parseAnswer(received, over)
        if (answer !== undefined && answer.rest.length > 0)
          finish('reset', `${answer.rest.length} bytes behind the answer`, answer)
        else if (answer !== undefined) finish('eof', undefined, answer)
        else if (over) finish('reset', received.length === 0 ? closed : 'closed before the end of the answer')
      } catch (error) {
        finish('reset', (error as Error).message)
      }
    }
    const take = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes])
      look(false)
    }
    const onClose = (): void => look(true)
    const onError = (): void => look(true)
    const timer = setTimeout(() => finish('timeout', `no answer in ${limits.silenceMs} ms`), limits.silenceMs)
    socket.on('data', take).on('close', onClose).on('error', onError).resume()
    const headers = { Host: new URL(request.origin).host, ...request.headers }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`${request.method} ${request.path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  })
}
