import type { HttpServer } from './http-server.ts'
import { serveHttp } from './http-server.ts'

/** A server that writes lines as fast as they are read. */
export interface LineServer extends HttpServer {
  written(): number
  /** Waits until it cannot write any more because nobody reads. */
  waitForStandstill(): Promise<void>
}

/** Starts a server that answers with `size` bytes of lines, by default without end. */
export async function serveLines(
  size: number = Number.POSITIVE_INFINITY,
  status = 200,
  type = 'text/plain',
): Promise<LineServer> {
  const chunk = Buffer.from('2017-07-14T06:00:49.733Z a line of some length, as they are\n'.repeat(1000))
  let written = 0
  const server = await serveHttp((_, response) => {
    response.writeHead(status, {
      'content-type': type,
      ...(size < Number.POSITIVE_INFINITY && { 'content-length': size }),
    })
    const write = () => {
      while (written < size) {
        written += chunk.length
        if (!response.write(chunk)) return
      }
      response.end()
    }
    response.on('drain', write)
    write()
  })
  const waitForStandstill = async () => {
    for (let before = -1; before !== written; ) {
      before = written
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  return Object.assign(server, { written: () => written, waitForStandstill })
}
