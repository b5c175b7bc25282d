import type { Benchmark } from '../benchmark.ts'
import type { ReaderName } from '../readers/readers.ts'
import { compareReaders } from './compare-readers.ts'

const subject: ReaderName = '@get-log/client'
const limit: ReaderName = 'fetch by hand'
// What stands in the way of the first goal: see the reader.
const iterated: ReaderName = 'fetch by hand, for await'
const redirect: ReaderName = 'apify-client redirect'

/** The lines of a log as they come, and how many of them get lost. */
export const lines: Benchmark = {
  name: 'lines',
  purpose: 'the lines of a log as they come, and how many get lost',
  async run(effort) {
    const shared = {
      subject,
      limit,
      readers: [subject, limit, iterated, 'apify-client', redirect] as const,
      effort,
      goals: [
        { against: limit, atMost: 1.1 },
        { against: redirect, atMost: 0.9 },
      ],
    }
    return [
      await compareReaders({ ...shared, title: 'lines, 10 MB', task: { log: 'capped', way: 'lines', times: 2 } }),
      await compareReaders({ ...shared, title: 'lines, 200 MB', task: { log: 'large', way: 'lines', times: 1 } }),
    ]
  },
}
