import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Answer } from '../answer/answer.ts'
import { Refusal } from '../answer/refusal.ts'
import { writeAnswer } from './write-answer.ts'

/** The status for what Node found wrong with a request, by its error code. */
const refusals: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, 'The request did not arrive in time.'),
  HPE_HEADER_OVERFLOW: new Refusal(431, 'The head of the request is too long.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Refusal(413, 'The chunk extensions of the request are too long.'),
}
const unreadable = new Refusal(400, 'Invalid input: This is not an HTTP request.')
const unexpected = new Refusal(417, 'The server meets no expectation but 100-continue.')

/** Refuses in the documented shape what Node itself would refuse with an empty answer or none. */
export function refuseEarly(server: Server, refuse: (refusal: Refusal) => Answer): void {
  server.on('checkExpectation', (_: IncomingMessage, outgoing: ServerResponse) => {
    writeAnswer(refuse(unexpected), outgoing)
  })
  server.on('connect', (_: IncomingMessage, socket: Duplex) => writeLastAnswer(refuse(new Refusal(405)), socket))
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Duplex) => {
    if (code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy()
    else writeLastAnswer(refuse(refusals[code] ?? unreadable), socket)
  })
}

/** Whether an earlier answer is under way or due on the connection, so that another one would be mistaken for it. Node checks the same field. */
function isAnswering({ _httpMessage: answer }: Duplex & { _httpMessage?: ServerResponse | null }): boolean {
  return Boolean(answer && (answer.headersSent || answer.req.complete))
}

function writeLastAnswer({ status, headers, body }: Answer, socket: Duplex): void {
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
  socket.end(body)
}
