import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { listen } from './listen.ts'

/** Where a connection is cut: after so many bytes of the answer, headers included. */
export interface Cut {
  afterBytes: number
  /** `fin` ends the connection in order, `rst` resets it. */
  by: 'fin' | 'rst'
}

/** A TCP proxy that cuts connections. */
export interface CuttingProxy extends AsyncDisposable {
  readonly url: string
  /** The cuts of the connections to come, one each; then connections pass uncut. */
  planned: Cut[]
  /** How many cuts were made. */
  made: number
}

/** Starts a proxy in front of `target` on a free port of the loopback interface. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true).on('error', () => {})
      socket.on('close', () => [client, upstream].forEach((each) => void each.destroy()))
    }
    let cut: Cut | undefined
    let left = Number.POSITIVE_INFINITY
    client.on('data', (data) => {
      // A connection is worth a cut only once it is used: fetch opens some that it never uses.
      if (!cut) {
        cut = proxy.planned.shift()
        left = cut?.afterBytes ?? left
      }
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      const part = data.subarray(0, left)
      left -= part.length
      if (left > 0) return client.write(part)
      upstream.removeAllListeners('data')
      proxy.made += 1
      return client.write(part, () => {
        if (cut?.by === 'rst') client.resetAndDestroy()
        else client.end()
        upstream.destroy()
      })
    })
  })
  const proxy: CuttingProxy = {
    url: await listen(server),
    planned: [],
    made: 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}
