import type { Benchmark, Goal, Question } from '../benchmark.ts'
import { servedLogs } from '../corpus.ts'
import type { Program } from '../processes/program-group.ts'
import type * as host from '../programs/host.ts'
import type * as importer from '../programs/importer.ts'
import type * as reader from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import { ask } from '../run-rounds.ts'
import { summarize } from '../statistics.ts'

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
): Question['start'] {
  return async (programs) => {
    const baseUrl = await programs.start<typeof host>('host', ['bare node:http']).url()
    const contenders = []
    for (const name of names) {
      const program = programs.start<typeof reader>('reader', [name, baseUrl])
      await prepare?.(program)
      contenders.push({ name, sample: () => sample(program, name) })
    }
    return contenders
  }
}

const nearFetch: Goal = { against: byHand, atMost: 1.1 }
const checked: Goal = { against: byHand, atMost: 1.4 }

/** A finished log, read to its end. A comparison with what was sent comes first, without the clock, so that the code is compiled. */
function read(
  title: string,
  task: reader.ReadTask,
  [subject, ...others]: readonly [ReaderName, ...ReaderName[]],
  row: Pick<Question, 'goals' | 'headline'>,
): Question {
  const start = readBy(
    [subject, byHand, limit, ...others],
    (program) => program.read(task),
    (program) => program.verify(task),
  )
  return { title: `${title}, ${servedLogs[task.log].size}`, unit: 'ms', subject, limit, ...row, start }
}

const ends = new Map<ReaderName, number[]>()

/** How soon a follower has what a run writes, and how soon it knows that the run has ended. */
const live: Question = {
  title: 'follow, live, a line',
  unit: 'ms',
  subject: follower,
  limit,
  goals: [checked],
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

const importTime: Question = {
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

export const clientBenchmarks: readonly Benchmark[] = [
  ask(
    'get',
    'a log as one string',
    read('get', { log: 'small', way: 'text', times: 200 }, [client, 'openapi-fetch', 'ky', 'ofetch', official], {
      goals: [{ against: byHand, atMost: 1.2 }],
    }),
    read('get', { log: 'capped', way: 'text', times: 2 }, [client, 'openapi-fetch', official], {
      goals: [nearFetch],
      headline: [byHand],
    }),
  ),
  ask(
    'stream',
    'the bytes of a log as they come',
    read('stream', { log: 'capped', way: 'bytes', times: 4 }, [client, 'openapi-fetch', official], {
      goals: [nearFetch],
    }),
  ),
  ask(
    'lines',
    'the lines of a log as they come',
    read('lines', { log: 'capped', way: 'lines', times: 2 }, [client, official], {
      goals: [nearFetch, { against: official, atMost: 0.9 }],
      headline: [byHand, official],
    }),
  ),
  ask(
    'follow',
    'a finished log followed to its end, all of it checked against what a reconnect would replay',
    read('follow', { log: 'capped', way: 'bytes', times: 4 }, [follower], { goals: [checked] }),
  ),
  ask('live', 'a line written to a live log until its follower has it', live),
  ask('import', 'the time to import a client in a new process', importTime),
]
