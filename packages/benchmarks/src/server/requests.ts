import type { Benchmark } from '../benchmark.ts'
import type { HostName } from '../servers/hosts.ts'
import { compareHosts } from './compare-hosts.ts'

const limit: HostName = 'bare node:http'
const mock: HostName = 'prism mock'
const silentMock: HostName = 'Prism, silent'

/** How many requests a second a server answers, for a small log and for a large one. */
export const requests: Benchmark = {
  name: 'requests',
  purpose: 'requests a second that a server answers',
  async run(effort) {
    return [
      await compareHosts(
        {
          title: 'requests for 1 kB',
          hosts: ['@get-log/server', limit, mock, silentMock],
          task: { log: 'small', connections: 16, pipelined: 4, forMs: 250 },
          goals: [
            { against: limit, atLeast: 0.6 },
            { against: mock, atLeast: 10 },
          ],
          headline: [limit, mock, silentMock],
        },
        effort,
      ),
      await compareHosts(
        {
          title: 'requests for 10 MB',
          hosts: ['@get-log/server', limit],
          task: { log: 'capped', connections: 2, pipelined: 1, forMs: 250 },
          goals: [{ against: limit, atLeast: 0.8 }],
        },
        effort,
      ),
    ]
  },
}
