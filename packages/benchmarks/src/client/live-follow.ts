import type { Benchmark } from '../benchmark.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import { summarize } from '../statistics/summarize.ts'

const subject: ReaderName = '@get-log/client follow'
const byHand: ReaderName = 'fetch by hand'
const limit: ReaderName = 'node:http by hand'
const readers: readonly ReaderName[] = [subject, byHand, limit, 'apify-client']

/** How soon a reader has what a run writes while it is followed, and how soon it knows that the run has ended. */
export const liveFollow: Benchmark = {
  name: 'live',
  purpose: 'a line written to a live log until its follower has it',
  async run(effort) {
    const ends = new Map<ReaderName, number[]>(readers.map((name) => [name, []]))
    const samples = await runRounds(
      async (programs) => {
        const origin = await programs.start<OriginMethods>('origin')
        const baseUrl = await origin.call('url', undefined)
        const contenders = []
        for (const name of readers) {
          const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
          const sample = async () => {
            const { delayMs, endMs } = await reader.call('follow', undefined)
            ends.get(name)?.push(endMs)
            return delayMs
          }
          contenders.push({ name, sample })
        }
        return contenders
      },
      { ...effort, turns: 2 },
    )
    const told = [...ends].map(([name, times]) => `${name} after ${Math.round(summarize(times).median)} ms`)
    return [
      {
        title: 'follow, live, a line',
        unit: 'ms',
        subject,
        limit,
        samples,
        goals: [{ against: byHand, atMost: 1.4 }],
        headline: [byHand],
        remarks: [
          `No length is announced for a live log, so that its end may be a cut: follow waits and looks again. It ended: ${told.join(', ')}.`,
        ],
      },
    ]
  },
}
