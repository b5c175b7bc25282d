import type { Goal, Question, Start } from '../benchmark.ts'
import { silenceMs } from '../corpus/live-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import type { Program, ProgramGroup } from '../processes/start-program.ts'
import type { ImportMethods } from '../programs/importer.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods, ReadTask } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { summarize } from '../statistics/summarize.ts'
import { bundledClients, measureBundle } from './bundle-size.ts'

const client: ReaderName = '@get-log/client'
const follower: ReaderName = '@get-log/client follow'
const byHand: ReaderName = 'fetch by hand'
const iterated: ReaderName = 'fetch by hand, for await'
const limit: ReaderName = 'node:http by hand'
const official: ReaderName = 'apify-client'
const redirect: ReaderName = 'apify-client redirect'

type Reader = Program<ReaderMethods>

/** A process for each reader, beside a server of known logs. */
function readBy(
  names: readonly ReaderName[],
  sample: (reader: Reader, name: ReaderName) => Promise<number>,
  prepare?: (reader: Reader, name: ReaderName) => Promise<void>,
): Start {
  return async (programs: ProgramGroup) => {
    const origin = await programs.start<OriginMethods>('origin')
    const baseUrl = await origin.call('url')
    const contenders = []
    for (const name of names) {
      const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
      await prepare?.(reader, name)
      contenders.push({ name, sample: () => sample(reader, name) })
    }
    return contenders
  }
}

/** A finished log, read to its end. What comes is compared with what was sent before the clock runs, so that the code is compiled. */
function read(
  title: string,
  task: ReadTask,
  names: readonly ReaderName[],
  goals: readonly Goal[],
  headline?: readonly ReaderName[],
): Question {
  // A log of 200 MB takes seconds, so that each process reads it but once.
  const [verified, turns] = task.log === 'large' ? (['capped', 1] as const) : [task.log, 3]
  const lostLines = new Map<ReaderName, number>()
  const verify = async (reader: Reader, name: ReaderName): Promise<void> => {
    const lost = await reader.call('verify', { ...task, log: verified })
    lostLines.set(name, Math.max(lost, lostLines.get(name) ?? 0))
  }
  return {
    title: `${title}, ${servedLogs[task.log].size}`,
    unit: 'ms',
    subject: names[0] ?? client,
    limit,
    goals,
    ...(headline && { headline }),
    turns,
    start: readBy(names, (reader) => reader.call('read', task), verify),
    remark: () =>
      [...lostLines]
        .filter(([, lost]) => lost > 0)
        .map(([name, lost]) => `${name} lost up to ${lost} lines of a log of ${servedLogs[verified].size}.`),
  }
}

const nearFetch: readonly Goal[] = [{ against: byHand, atMost: 1.1 }]
const lineGoals: readonly Goal[] = [...nearFetch, { against: redirect, atMost: 0.9 }]
const followGoals: readonly Goal[] = [{ against: byHand, atMost: 1.4 }]

// A log that fits into a packet, one as long as the platform keeps, and one that nobody wants in memory.
export const get: readonly Question[] = [
  read(
    'get',
    { log: 'small', way: 'text', times: 200 },
    [client, byHand, limit, 'openapi-fetch', 'ky', 'ofetch', official],
    [{ against: byHand, atMost: 1.2 }],
  ),
  read('get', { log: 'capped', way: 'text', times: 2 }, [client, byHand, limit, 'openapi-fetch', official], nearFetch, [
    byHand,
  ]),
  read('get', { log: 'large', way: 'text', times: 1 }, [client, byHand, limit, official], nearFetch),
]

export const stream: readonly Question[] = [
  read(
    'stream',
    { log: 'capped', way: 'bytes', times: 4 },
    [client, byHand, limit, 'openapi-fetch', official],
    nearFetch,
  ),
  read('stream', { log: 'large', way: 'bytes', times: 1 }, [client, byHand, limit, official], nearFetch),
]

export const lines: readonly Question[] = [
  read(
    'lines',
    { log: 'capped', way: 'lines', times: 2 },
    [client, byHand, iterated, limit, official, redirect],
    lineGoals,
    [byHand, redirect],
  ),
  read('lines', { log: 'large', way: 'lines', times: 1 }, [client, byHand, iterated, limit, redirect], lineGoals),
]

export const follow: readonly Question[] = [
  read('follow', { log: 'capped', way: 'bytes', times: 4 }, [follower, byHand, limit], followGoals),
  read('follow', { log: 'large', way: 'bytes', times: 1 }, [follower, byHand, limit], followGoals),
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
  start: readBy([follower, byHand, limit, official], async (reader, name) => {
    const { delayMs, endMs } = await reader.call('follow')
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
  async start(programs) {
    const names = [client, 'openapi-fetch', 'ky', 'ofetch', official]
    const importers = await Promise.all(names.map(() => programs.start<ImportMethods>('importer')))
    return importers.map((importer, index) => {
      const name = names[index] ?? ''
      return { name, sample: () => importer.call('importPackage', name) }
    })
  },
}

const bundleBudget = 'budget of 6.8 kB'

export const bundle: Question = {
  title: 'browser bundle',
  unit: 'kB',
  subject: client,
  limit: bundleBudget,
  goals: [{ against: bundleBudget, atMost: 1 }],
  exact: true,
  turns: 1,
  maxRounds: 1,
  start: async () => [
    ...Object.entries(bundledClients).map(([name, source]) => ({ name, sample: () => measureBundle(source) })),
    { name: bundleBudget, sample: async () => 6.8 },
  ],
}

export const memory: Question = {
  title: 'peak memory, lines of 200 MB',
  unit: 'MB',
  subject: client,
  limit: byHand,
  goals: nearFetch,
  turns: 1,
  start: readBy([client, byHand, limit, official, redirect], async (reader) => {
    await reader.call('read', { log: 'large', way: 'lines', times: 1 })
    return (await reader.call('peak')) / 1e6
  }),
}

const silence = 'the silence itself'

export const abort: Question = {
  title: 'abort in a silence of 1 s',
  unit: 'ms',
  subject: follower,
  limit: silence,
  goals: [{ against: silence, atMost: 0.05 }],
  turns: 1,
  start: async (programs) => [
    { name: silence, sample: async () => silenceMs },
    ...(await readBy([follower, byHand, limit, redirect], (reader) => reader.call('abort'))(programs)),
  ],
}
