import type { Benchmark } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { FollowersMethods } from '../programs/followers.ts'
import type { HostMethods } from '../programs/host.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import type { HostName } from '../servers/hosts.ts'

const connections = 2000
const budget = 'budget of 20 kB'

/** What a server of its own process holds in memory for each connection, in kB, once the path was requested on each. */
async function measureConnections(name: HostName, path: string): Promise<number> {
  await using programs = new ProgramGroup()
  const host = await programs.start<HostMethods>('host', [name], ['--expose-gc'])
  const crowd = await programs.start<FollowersMethods>('followers')
  const url = await host.call('url', undefined)
  const before = await host.call('memory', undefined)
  await crowd.call('open', { url, path, count: connections })
  const after = await host.call('memory', undefined)
  return (after - before) / connections / 1000
}

/** The memory of a follower above that of a connection that has had its answer and is kept open. */
async function measureFollower(): Promise<number> {
  const follower = await measureConnections('@get-log/server', '/v2/logs/live?stream=1')
  return follower - (await measureConnections('@get-log/server', '/v2/logs/small'))
}

/** What a follower costs a server. */
export const followerMemory: Benchmark = {
  name: 'follower-memory',
  purpose: 'the memory that a server holds for each follower, above an idle connection',
  async run(effort) {
    const contenders = [
      { name: '@get-log/server', sample: measureFollower },
      { name: budget, sample: async () => 20 },
    ]
    return [
      {
        title: 'memory a follower',
        unit: 'kB',
        subject: '@get-log/server',
        limit: budget,
        samples: await runRounds(async () => contenders, { ...effort, turns: 1 }),
        goals: [{ against: budget, atMost: 1 }],
      },
    ]
  },
}
