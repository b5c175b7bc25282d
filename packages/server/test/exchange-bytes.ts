import type { Socket } from 'node:net'
import { connect } from 'node:net'

/** An answer as it arrived, as Latin-1; its status is 0 if the server closed the connection without one. */
type RawAnswer = { readonly status: number; readonly headerLines: readonly string[]; readonly text: string }

/** Sends bytes on a connection of their own, and reads until the server closes it. */
export function exchangeBytes(url: string, bytes: Uint8Array | string): Promise<RawAnswer> {
  return readAnswer(connectTo(url), (socket) => socket.end(bytes))
}

/** Connects to a server as a peer that misbehaves. */
export function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url)
  return connect(Number(port), hostname)
}

/** Reads until the server closes the connection, in whatever way. */
export function readAnswer(socket: Socket, begin: (socket: Socket) => void = () => {}): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = ''
    socket.setEncoding('latin1')
    socket.on('data', (piece: string) => {
      text += piece
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      const [head = ''] = text.split('\r\n\r\n', 1)
      const [statusLine = '', ...headerLines] = head.split('\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0), headerLines, text })
    })
    begin(socket)
  })
}
