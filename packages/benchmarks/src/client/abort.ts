import type { Benchmark } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { runRounds } from '../rounds/run-rounds.ts'
import { abortPatienceMs } from './abort-patience.ts'

const subject: ReaderName = '@get-log/client follow'
const limit: ReaderName = 'fetch by hand'
const readers: ReaderName[] = [subject, limit, 'openapi-fetch', 'ky', 'ofetch', 'apify-client', 'apify-client redirect']
const silence = 'the silence itself'

/** How long an abort takes until the reader has let go of a log that is silent just then. */
export const abort: Benchmark = {
  name: 'abort',
  purpose: 'an abort in the silence between two lines until the reader lets go',
  async run(effort) {
    await using programs = new ProgramGroup()
    const origin = await programs.start<OriginMethods>('origin')
    const baseUrl = await origin.call('url', undefined)
    const contenders = []
    for (const name of readers) {
      const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
      contenders.push({ name, sample: () => reader.call('abort', undefined) })
    }
    const waiting = await programs.start<ReaderMethods>('reader', [limit, baseUrl])
    contenders.push({ name: silence, sample: () => waiting.call('silence', undefined) })
    const samples = await runRounds(contenders, { ...effort, warmUps: 1 })
    return [
      {
        title: 'abort in a silence of 1 s',
        unit: 'ms',
        subject,
        limit: silence,
        samples,
        goals: [{ against: silence, atMost: 0.05 }],
        remarks: describeHeld(samples),
      },
    ]
  },
}

/**
 * Whose abort got lost. On Node 20 a Request made with a signal, then given to fetch, forgets the signal once the Request
 * itself is collected as garbage.
 */
export function describeHeld(samples: Readonly<Record<string, readonly number[]>>): string[] {
  return Object.entries(samples).flatMap(([name, times]) => {
    const held = times.filter((ms) => ms >= abortPatienceMs).length
    return held === 0
      ? []
      : [`${name} held on for ${abortPatienceMs / 1000} s after ${held} of ${times.length} aborts.`]
  })
}
