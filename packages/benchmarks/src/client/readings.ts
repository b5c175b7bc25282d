import type { Benchmark, Goal } from '../benchmark.ts'
import type { ReaderName } from '../readers/readers.ts'
import type { Reading } from './compare-readers.ts'
import { compareReaders } from './compare-readers.ts'

const client: ReaderName = '@get-log/client'
const byHand: ReaderName = 'fetch by hand'
const limit: ReaderName = 'node:http by hand'
const redirect: ReaderName = 'apify-client redirect'

const nearFetch: readonly Goal[] = [{ against: byHand, atMost: 1.1 }]
const lineGoals: readonly Goal[] = [...nearFetch, { against: redirect, atMost: 0.9 }]
const followGoals: readonly Goal[] = [{ against: byHand, atMost: 1.4 }]

interface Row extends Omit<Reading, 'title' | 'limit'> {
  /** The benchmark that it belongs to. */
  readonly name: string
}

/** A log read to its end: one that fits into a packet, one as long as the platform keeps, and one that nobody wants in memory. */
const rows: readonly Row[] = [
  {
    name: 'get',
    subject: client,
    others: [byHand, limit, 'openapi-fetch', 'ky', 'ofetch', 'apify-client'],
    task: { log: 'small', way: 'text', times: 200 },
    goals: [{ against: byHand, atMost: 1.2 }],
  },
  {
    name: 'get',
    subject: client,
    others: [byHand, limit, 'openapi-fetch', 'apify-client'],
    task: { log: 'capped', way: 'text', times: 2 },
    goals: nearFetch,
    headline: [byHand],
  },
  {
    name: 'get',
    subject: client,
    others: [byHand, limit, 'apify-client'],
    task: { log: 'large', way: 'text', times: 1 },
    goals: nearFetch,
  },
  {
    name: 'stream',
    subject: client,
    others: [byHand, limit, 'openapi-fetch', 'apify-client'],
    task: { log: 'capped', way: 'bytes', times: 4 },
    goals: nearFetch,
  },
  {
    name: 'stream',
    subject: client,
    others: [byHand, limit, 'apify-client'],
    task: { log: 'large', way: 'bytes', times: 1 },
    goals: nearFetch,
  },
  {
    name: 'lines',
    subject: client,
    others: [byHand, 'fetch by hand, for await', limit, 'apify-client', redirect],
    task: { log: 'capped', way: 'lines', times: 2 },
    goals: lineGoals,
    headline: [byHand, redirect],
  },
  {
    name: 'lines',
    subject: client,
    others: [byHand, 'fetch by hand, for await', limit, redirect],
    task: { log: 'large', way: 'lines', times: 1 },
    goals: lineGoals,
  },
  {
    name: 'follow',
    subject: '@get-log/client follow',
    others: [byHand, limit],
    task: { log: 'capped', way: 'bytes', times: 4 },
    goals: followGoals,
  },
  {
    name: 'follow',
    subject: '@get-log/client follow',
    others: [byHand, limit],
    task: { log: 'large', way: 'bytes', times: 1 },
    goals: followGoals,
  },
]

const purposes = {
  get: 'a log as one string',
  stream: 'the bytes of a log as they come',
  lines: 'the lines of a log as they come, and how many get lost',
  follow: 'a finished log followed to its end, all of it checked against what a reconnect would replay',
}

/** The benchmarks of reading a log that is finished. */
export const readings: readonly Benchmark[] = Object.entries(purposes).map(([name, purpose]) => ({
  name,
  purpose,
  async run(effort) {
    const comparisons = []
    for (const row of rows)
      if (row.name === name) comparisons.push(await compareReaders(name, { ...row, limit }, effort))
    return comparisons
  },
}))
