import type { Benchmark } from '../benchmark.ts'
import type { HostName } from '../servers/hosts.ts'
import { compareHosts } from './compare-hosts.ts'

const limit: HostName = 'bare node:http'
const mock: HostName = 'prism mock'

/** How many requests a second a server answers, for a small log and for a large one. */
export const requests: Benchmark = {
  name: 'requests',
  purpose: 'requests a second that a server answers',
  async run(effort) {
    return [
      await compareHosts({
        title: 'requests for 1 kB',
        hosts: ['@get-log/server', limit, mock, 'Prism, silent'],
        task: { log: 'small', connections: 16, pipelined: 4, forMs: 300 },
        goals: [
          { against: limit, atLeast: 0.6 },
          { against: mock, atLeast: 10 },
        ],
        effort,
      }),
      await compareHosts({
        title: 'requests for 10 MB',
        hosts: ['@get-log/server', limit],
        task: { log: 'capped', connections: 2, pipelined: 1, forMs: 300 },
        goals: [{ against: limit, atLeast: 0.8 }],
        effort,
      }),
    ]
  },
}
