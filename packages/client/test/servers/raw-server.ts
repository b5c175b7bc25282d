import { createServer } from 'node:net'
import { listen } from './listen.ts'

/** Starts a server that answers the first request with the first of these texts, whatever HTTP says, and so on; the last one stays. */
export async function serveRaw(answer: string, ...later: string[]): Promise<{ url: string } & AsyncDisposable> {
  let next = answer
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.end(next, 'latin1')
      next = later.shift() ?? next
    })
  })
  return {
    url: await listen(server),
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
