import { setTimeout as sleep } from 'node:timers/promises'
import { readClock } from '../corpus/live-log.ts'
import type { HostName } from '../servers/hosts.ts'
import { hosts } from '../servers/hosts.ts'

const host = await hosts[process.argv[3] as HostName]()

/** The URL of the server. */
export const url = (): string => host.url

/** Adds to the live log; gives the time just before, in milliseconds of the machine's monotonic clock. */
export function append(bytes: Uint8Array): number {
  const before = readClock()
  host.append?.(bytes)
  return before
}

/** The memory of this process in bytes, after what can be collected was collected. Needs `--expose-gc`. */
export async function memory(): Promise<number> {
  for (let time = 0; time < 3; time += 1) {
    globalThis.gc?.()
    await sleep(50)
  }
  return process.memoryUsage.rss()
}
