import type { Benchmark } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { runRounds } from '../rounds/run-rounds.ts'

const subject: ReaderName = '@get-log/client'
const limit: ReaderName = 'fetch by hand'
const readers: ReaderName[] = [subject, limit, 'apify-client', 'apify-client redirect']

/** The most memory that a process has while it reads a log far larger than that, line by line. */
export const memory: Benchmark = {
  name: 'memory',
  purpose: 'the peak memory of a process that reads 200 MB line by line',
  async run(effort) {
    await using programs = new ProgramGroup()
    const origin = await programs.start<OriginMethods>('origin')
    const baseUrl = await origin.call('url', undefined)
    const measure = async (name: ReaderName) => {
      await using fresh = new ProgramGroup()
      const reader = await fresh.start<ReaderMethods>('reader', [name, baseUrl])
      const { peakBytes } = await reader.call('read', { log: 'large', way: 'lines', times: 1 })
      return peakBytes / 1e6
    }
    const contenders = readers.map((name) => ({ name, sample: () => measure(name) }))
    const samples = await runRounds(contenders, { minRounds: 3, budgetMs: 0, ...effort, warmUps: 0 })
    return [
      {
        title: 'peak memory, lines of 200 MB',
        unit: 'MB',
        subject,
        limit,
        samples,
        goals: [{ against: limit, atMost: 1.1 }],
      },
    ]
  },
}
