import type { Benchmark } from '../benchmark.ts'
import { createPlainBlock } from '../corpus/log-corpus.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { FollowersMethods } from '../programs/followers.ts'
import type { HostMethods } from '../programs/host.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import type { HostName } from '../servers/hosts.ts'

const followers = 2000
const appendBytes = 100
const appendsPerSample = 5
const limit: HostName = 'bare node:http'

/** How long an append takes to reach the last of many followers of one log. */
export const fanOut: Benchmark = {
  name: 'fan-out',
  purpose: `an append to a log until the last of ${followers.toLocaleString('en')} followers has it`,
  async run(effort) {
    await using programs = new ProgramGroup()
    const log = createPlainBlock()
    const contenders = []
    for (const name of ['@get-log/server', limit] as const) {
      const host = await programs.start<HostMethods>('host', [name])
      const crowd = await programs.start<FollowersMethods>('followers')
      const url = await host.call('url', undefined)
      await crowd.call('open', { url, path: '/v2/logs/live?stream=1', count: followers })
      let written = 0
      const append = async () => {
        const bytes = log.subarray(written, written + appendBytes)
        written += appendBytes
        await crowd.call('expect', log.subarray(0, written))
        const before = await host.call('append', bytes)
        return (await crowd.call('arrived', undefined)) - before
      }
      const sample = async () => {
        let ms = 0
        for (let count = 0; count < appendsPerSample; count += 1) ms += await append()
        return ms
      }
      contenders.push({ name, sample })
    }
    const samples = await runRounds(contenders, effort)
    const title = `append to ${followers.toLocaleString('en')} followers`
    return [{ title, unit: 'ms', subject: '@get-log/server', limit, samples, goals: [{ against: limit, atMost: 1.5 }] }]
  },
}
