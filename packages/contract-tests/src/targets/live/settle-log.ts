import { setTimeout as sleep } from 'node:timers/promises'
import { frames } from '../../witness/frame.ts'
import { pauses } from './pauses.ts'
import type { Platform } from './platform.ts'

/** How long what was printed may take until it can be read. */
const settleMs = 15_000

/** Resolves once so many bytes of what a run printed can be read, or all of it; or after a while, since how the log is served is not for here to say. */
export async function settleLog(platform: Platform, id: string, bytes: number): Promise<void> {
  const deadline = performance.now() + settleMs
  for (const pauseMs of pauses()) {
    const log = await readLog(platform, id)
    const unframing = frames['stamped-lines'].unframe()
    const isThere =
      bytes === Number.POSITIVE_INFINITY
        ? log.includes(frames['stamped-lines'].end)
        : unframing.push(log).length + unframing.end().length >= bytes
    if (isThere || performance.now() > deadline) return
    await sleep(pauseMs)
  }
}

async function readLog({ base, token }: Platform, id: string): Promise<Buffer> {
  const headers = { Authorization: `Bearer ${token}` }
  try {
    const response = await fetch(`${base}/v2/logs/${id}?raw=1`, { headers, signal: AbortSignal.timeout(settleMs) })
    return Buffer.from(await response.arrayBuffer())
  } catch {
    return Buffer.alloc(0)
  }
}
