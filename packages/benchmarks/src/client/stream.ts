import type { Benchmark } from '../benchmark.ts'
import type { ReaderName } from '../readers/readers.ts'
import { compareReaders } from './compare-readers.ts'

const subject: ReaderName = '@get-log/client'
const limit: ReaderName = 'fetch by hand'
// What stands in the way: see the reader.
const wrapped: ReaderName = 'fetch by hand, wrapped'
const readers: ReaderName[] = [subject, limit, wrapped, 'openapi-fetch', 'ky', 'ofetch', 'apify-client']
const readersOfLargeLogs: ReaderName[] = [subject, limit, wrapped, 'apify-client']

/** The bytes of a log as they come, on one connection. */
export const stream: Benchmark = {
  name: 'stream',
  purpose: 'the bytes of a log as they come',
  async run(effort) {
    const shared = { subject, limit, readers, effort, goals: [{ against: limit, atMost: 1.1 }] }
    return [
      await compareReaders({ ...shared, title: 'stream, 10 MB', task: { log: 'capped', way: 'bytes', times: 4 } }),
      await compareReaders({
        ...shared,
        title: 'stream, 200 MB',
        readers: readersOfLargeLogs,
        task: { log: 'large', way: 'bytes', times: 1 },
      }),
    ]
  },
}
