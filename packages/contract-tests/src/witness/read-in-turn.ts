import type { Socket } from 'node:net'
import { connectTo } from './connect-to.ts'
import type { Exchange, WitnessRequest } from './exchange.ts'
import { closedEarly, Reading } from './reading.ts'
import type { WitnessLimits } from './waits.ts'

/**
 * Sends requests one after the other over one connection, as long as the other side keeps it. An answer that is followed by bytes ends with
 * `reset`.
 */
export async function readInTurn(requests: readonly WitnessRequest[], limits: WitnessLimits): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  let socket: Socket | undefined
  for (const request of requests) {
    const kept: Socket | undefined = socket?.readable === true ? socket : undefined
    let used = kept ?? connectTo(request.origin)
    let exchange = await new Reading(request, limits, used).whole()
    // The other side may just have closed it; a GET may be sent again (RFC 9112, section 9.3.1).
    if (kept !== undefined && exchange.detail === closedEarly) {
      used = connectTo(request.origin)
      exchange = await new Reading(request, limits, used).whole()
    }
    exchanges.push(exchange)
    if (/\bclose\b/i.test(exchange.header('connection') ?? '') || exchange.head?.httpVersion === '1.0') used.destroy()
    socket = used
  }
  socket?.destroy()
  return exchanges
}
