import type { Benchmark } from '../benchmark.ts'
import { createPlainBlock } from '../corpus/log-corpus.ts'
import type { ProgramGroup } from '../processes/program-group.ts'
import type { FollowersMethods } from '../programs/followers.ts'
import type { HostMethods } from '../programs/host.ts'
import type { Contender } from '../rounds/run-rounds.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import type { HostName } from '../servers/hosts.ts'

const followers = 2000
const appendBytes = 100
const limit: HostName = 'bare node:http'
const log = createPlainBlock()

async function gatherFollowers(programs: ProgramGroup, name: HostName): Promise<Contender> {
  const host = await programs.start<HostMethods>('host', [name])
  const crowd = await programs.start<FollowersMethods>('followers')
  const url = await host.call('url', undefined)
  await crowd.call('open', { url, path: '/v2/logs/live?stream=1', count: followers })
  let written = 0
  const sample = async () => {
    const bytes = log.subarray(written, written + appendBytes)
    written += appendBytes
    await crowd.call('expect', log.subarray(0, written))
    const before = await host.call('append', bytes)
    return (await crowd.call('arrived', undefined)) - before
  }
  // The first of all is slower, whoever sends it.
  await sample()
  return { name, sample }
}

/** How long an append takes to reach the last of many followers of one log. */
export const fanOut: Benchmark = {
  name: 'fan-out',
  purpose: `an append to a log until the last of ${followers.toLocaleString('en')} followers has it`,
  async run(effort) {
    const start = async (programs: ProgramGroup) => [
      await gatherFollowers(programs, '@get-log/server'),
      await gatherFollowers(programs, limit),
    ]
    return [
      {
        title: `append to ${followers.toLocaleString('en')} followers`,
        unit: 'ms',
        subject: '@get-log/server',
        limit,
        samples: await runRounds(start, { ...effort, turns: 9 }),
        goals: [{ against: limit, atMost: 1.5 }],
        headline: [limit],
      },
    ]
  },
}
