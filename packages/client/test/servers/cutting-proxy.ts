import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'

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
  plan(cuts: readonly Cut[]): void
  /** How many cuts were made. */
  readonly made: number
}

/** Starts a proxy in front of `target` on a free port of the loopback interface. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let planned: Cut[] = []
  let made = 0

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    let cut: Cut | undefined
    let left = Number.POSITIVE_INFINITY
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (data) => {
      // A connection is worth a cut only once it is used: fetch opens some that it never uses.
      if (!cut) {
        cut = planned.shift()
        left = cut?.afterBytes ?? Number.POSITIVE_INFINITY
      }
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      const part = data.subarray(0, left)
      left -= part.length
      if (left > 0) {
        if (!client.write(part)) upstream.pause()
        return
      }
      upstream.removeAllListeners('data')
      made += 1
      client.write(part, () => {
        if (cut?.by === 'rst') client.resetAndDestroy()
        else client.end()
        upstream.destroy()
      })
    })
    client.on('drain', () => upstream.resume())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan(cuts) {
      planned = [...cuts]
    },
    get made() {
      return made
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
