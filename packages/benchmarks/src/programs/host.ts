import { setTimeout as sleep } from 'node:timers/promises'
import { answerParent } from '../processes/answer-parent.ts'
import type { HostName } from '../servers/hosts.ts'
import { hosts } from '../servers/hosts.ts'

const host = await hosts[process.argv[2] as HostName]()

const methods = {
  url: (): string => host.url,
  /** Adds to the live log; gives the time just before, in milliseconds of the machine's monotonic clock. */
  append(bytes: Uint8Array): number {
    const before = Number(process.hrtime.bigint()) / 1e6
    host.append?.(bytes)
    return before
  },
  /** The memory of this process in bytes, after what can be collected was collected. Needs `--expose-gc`. */
  async memory(): Promise<number> {
    for (let time = 0; time < 3; time += 1) {
      globalThis.gc?.()
      await sleep(50)
    }
    return process.memoryUsage.rss()
  },
}
/** What a host can be asked for. */
export type HostMethods = typeof methods
answerParent(methods)
