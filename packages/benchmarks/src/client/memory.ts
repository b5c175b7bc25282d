import type { Benchmark } from '../benchmark.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { runRounds } from '../rounds/run-rounds.ts'

const subject: ReaderName = '@get-log/client'
const byHand: ReaderName = 'fetch by hand'
const readers: readonly ReaderName[] = [subject, byHand, 'node:http by hand', 'apify-client', 'apify-client redirect']

/** The most memory that a process has while it reads a log far larger than that, line by line. */
export const memory: Benchmark = {
  name: 'memory',
  purpose: 'the peak memory of a process that reads 200 MB line by line',
  async run(effort) {
    const samples = await runRounds(
      async (programs) => {
        const origin = await programs.start<OriginMethods>('origin')
        const baseUrl = await origin.call('url', undefined)
        return readers.map((name) => ({
          name,
          async sample() {
            const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
            await reader.call('read', { log: 'large', way: 'lines', times: 1 })
            return (await reader.call('peak', undefined)) / 1e6
          },
        }))
      },
      { ...effort, turns: 1 },
    )
    return [
      {
        title: 'peak memory, lines of 200 MB',
        unit: 'MB',
        subject,
        limit: byHand,
        samples,
        goals: [{ against: byHand, atMost: 1.1 }],
      },
    ]
  },
}
