import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'

/** A server that writes what a test says, byte for byte, whether it is HTTP or not. */
export interface TcpServer extends AsyncDisposable {
  readonly url: string
  /** How many connections were opened. */
  readonly opened: number
}

/** Starts it on a free port of the loopback interface; `answer` is called for each connection's first data. */
export async function serveTcp(answer: (socket: Socket, connection: number) => void): Promise<TcpServer> {
  const sockets = new Set<Socket>()
  let opened = 0
  const server = createServer((socket) => {
    const connection = ++opened
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', () => answer(socket, connection))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get opened() {
      return opened
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
