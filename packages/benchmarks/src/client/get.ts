import type { Benchmark } from '../benchmark.ts'
import type { ReaderName } from '../readers/readers.ts'
import { compareReaders } from './compare-readers.ts'

const subject: ReaderName = '@get-log/client'
const limit: ReaderName = 'fetch by hand'
const readers: ReaderName[] = [subject, limit, 'openapi-fetch', 'ky', 'ofetch', 'apify-client']
const readersOfLargeLogs: ReaderName[] = [subject, limit, 'apify-client']

/** A log as one string: small, as long as the platform keeps, and far longer. */
export const get: Benchmark = {
  name: 'get',
  purpose: 'a log as one string',
  async run(effort) {
    const shared = { subject, limit, readers, effort }
    return [
      await compareReaders({
        ...shared,
        title: 'get, 1 kB',
        task: { log: 'small', way: 'text', times: 200 },
        goals: [{ against: limit, atMost: 1.2 }],
      }),
      await compareReaders({
        ...shared,
        title: 'get, 10 MB',
        task: { log: 'capped', way: 'text', times: 4 },
        goals: [{ against: limit, atMost: 1.1 }],
      }),
      await compareReaders({
        ...shared,
        title: 'get, 200 MB',
        readers: readersOfLargeLogs,
        task: { log: 'large', way: 'text', times: 1 },
        goals: [{ against: limit, atMost: 1.1 }],
      }),
    ]
  },
}
