import type { Goal, Question, Start } from '../benchmark.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import type { Program } from '../processes/program-group.ts'
import type * as importer from '../programs/importer.ts'
import type * as origin from '../programs/origin.ts'
import type * as reader from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { summarize } from '../statistics/summarize.ts'

const client: ReaderName = '@get-log/client'
const follower: ReaderName = '@get-log/client follow'
const byHand: ReaderName = 'fetch by hand'
const limit: ReaderName = 'node:http by hand'
const official: ReaderName = 'apify-client'

type Reader = Program<typeof reader>

/** A process for each reader, beside a server of known logs. */
function readBy(
  names: readonly ReaderName[],
  sample: (reader: Reader, name: ReaderName) => Promise<number>,
  prepare?: (reader: Reader) => Promise<void>,
): Start {
  return async (programs) => {
    const baseUrl = await programs.start<typeof origin>('origin').start()
    const contenders = []
    for (const name of names) {
      const program = programs.start<typeof reader>('reader', [name, baseUrl])
      await prepare?.(program)
      contenders.push({ name, sample: () => sample(program, name) })
    }
    return contenders
  }
}

/** A finished log, read to its end. What comes is compared with what was sent before the clock runs, so that the code is compiled. */
function read(
  title: string,
  task: reader.ReadTask,
  [subject, ...others]: readonly [ReaderName, ...ReaderName[]],
  goals: readonly Goal[],
  headline?: readonly ReaderName[],
): Question {
  return {
    title: `${title}, ${servedLogs[task.log].size}`,
    unit: 'ms',
    subject,
    limit,
    goals,
    ...(headline && { headline }),
    start: readBy(
      [subject, byHand, limit, ...others],
      (program) => program.read(task),
      (program) => program.verify(task),
    ),
  }
}

const nearFetch: readonly Goal[] = [{ against: byHand, atMost: 1.1 }]
const followGoals: readonly Goal[] = [{ against: byHand, atMost: 1.4 }]

export const get: readonly Question[] = [
  read(
    'get',
    { log: 'small', way: 'text', times: 200 },
    [client, 'openapi-fetch', 'ky', 'ofetch', official],
    [{ against: byHand, atMost: 1.2 }],
  ),
  read('get', { log: 'capped', way: 'text', times: 2 }, [client, 'openapi-fetch', official], nearFetch, [byHand]),
]

export const stream: readonly Question[] = [
  read('stream', { log: 'capped', way: 'bytes', times: 4 }, [client, 'openapi-fetch', official], nearFetch),
]

export const lines: readonly Question[] = [
  read(
    'lines',
    { log: 'capped', way: 'lines', times: 2 },
    [client, official],
    [...nearFetch, { against: official, atMost: 0.9 }],
    [byHand, official],
  ),
]

export const follow: readonly Question[] = [
  read('follow', { log: 'capped', way: 'bytes', times: 4 }, [follower], followGoals),
]

const ends = new Map<ReaderName, number[]>()

/** How soon a reader has what a run writes while it is followed, and how soon it knows that the run has ended. */
export const live: Question = {
  title: 'follow, live, a line',
  unit: 'ms',
  subject: follower,
  limit,
  goals: followGoals,
  headline: [byHand],
  turns: 2,
  start: readBy([follower, byHand, limit, official], async (program, name) => {
    const { delayMs, endMs } = await program.follow()
    ends.set(name, [...(ends.get(name) ?? []), endMs])
    return delayMs
  }),
  remark() {
    const told = [...ends].map(([name, times]) => `${name} after ${Math.round(summarize(times).median)} ms`)
    return [
      `No length is announced for a live log, so that its end may be a cut: follow waits half a second to a second, and looks again. It ended: ${told.join(', ')}.`,
    ]
  },
}

export const importTime: Question = {
  title: 'import',
  unit: 'ms',
  subject: client,
  limit: 'openapi-fetch',
  // 15 ms where openapi-fetch took 5.
  goals: [{ against: 'openapi-fetch', atMost: 3 }],
  turns: 1,
  start: async (programs) =>
    [client, 'openapi-fetch', 'ky', 'ofetch', official].map((name) => {
      const program = programs.start<typeof importer>('importer')
      return { name, sample: () => program.importPackage(name) }
    }),
}
