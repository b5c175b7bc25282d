import type { Benchmark } from '../benchmark.ts'
import { silenceMs } from '../corpus/live-logs.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { runRounds } from '../rounds/run-rounds.ts'

const subject: ReaderName = '@get-log/client follow'
const readers: readonly ReaderName[] = [subject, 'fetch by hand', 'node:http by hand', 'ky', 'apify-client redirect']
const silence = 'the silence itself'

/** How long an abort takes until the reader has let go of a log that is silent just then. */
export const abort: Benchmark = {
  name: 'abort',
  purpose: 'an abort in the silence between two lines until the reader lets go',
  async run(effort) {
    const samples = await runRounds(
      async (programs) => {
        const origin = await programs.start<OriginMethods>('origin')
        const baseUrl = await origin.call('url', undefined)
        const contenders = [{ name: silence, sample: async () => silenceMs }]
        for (const name of readers) {
          const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
          contenders.push({ name, sample: () => reader.call('abort', undefined) })
        }
        return contenders
      },
      { ...effort, turns: 1 },
    )
    return [
      {
        title: 'abort in a silence of 1 s',
        unit: 'ms',
        subject,
        limit: silence,
        samples,
        goals: [{ against: silence, atMost: 0.05 }],
      },
    ]
  },
}
