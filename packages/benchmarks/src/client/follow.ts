import type { Benchmark } from '../benchmark.ts'
import type { ReaderName } from '../readers/readers.ts'
import { compareReaders } from './compare-readers.ts'

const subject: ReaderName = '@get-log/client follow'
const limit: ReaderName = 'fetch by hand'
// What stands in the way: see the reader.
const scanned: ReaderName = 'fetch by hand, bytes read'
const secondLook =
  'Only where no length is announced may an end be a cut: follow then waits for 0.5 to 1 s and looks again. Not measured here.'

/** A log followed to its end, with every byte checked against what a reconnect would replay. */
export const follow: Benchmark = {
  name: 'follow',
  purpose: 'a log followed to its end, over as many connections as it takes',
  async run(effort) {
    const shared = { subject, limit, readers: [subject, limit, scanned], effort }
    const goals = [{ against: limit, atMost: 1.4 }]
    return [
      await compareReaders({
        ...shared,
        title: 'follow, 10 MB',
        remarks: [secondLook],
        task: { log: 'capped', way: 'bytes', times: 4 },
        goals,
      }),
      await compareReaders({
        ...shared,
        title: 'follow, 200 MB',
        task: { log: 'large', way: 'bytes', times: 1 },
        goals,
      }),
    ]
  },
}
