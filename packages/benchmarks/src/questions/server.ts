import type { Benchmark, Contender, Question } from '../benchmark.ts'
import type { BlockName } from '../corpus.ts'
import { blocks } from '../corpus.ts'
import type { ProgramGroup } from '../processes/program-group.ts'
import type * as host from '../programs/host.ts'
import type * as load from '../programs/load.ts'
import type * as stripping from '../programs/stripping.ts'
import { ask } from '../run-rounds.ts'

const subject: host.HostName = '@get-log/server'
const limit: host.HostName = 'bare node:http'
const mock: host.HostName = 'prism mock'
const silentMock: host.HostName = 'Prism, silent'

const warmUpMs = 500
const followers = 2000

/** A process for each server, and one that loads them in turn and reports how busy it was. */
function request(
  row: Pick<Question, 'title' | 'goals' | 'headline'>,
  hosts: readonly host.HostName[],
  task: Omit<load.LoadTask, 'url' | 'forMs'>,
): Question {
  let busiest = 0
  return {
    unit: 'requests/s',
    subject,
    limit,
    ...row,
    async start(programs) {
      const generator = programs.start<typeof load>('load')
      const contenders = []
      for (const name of hosts) {
        const url = await programs.start<typeof host>('host', [name]).url()
        // Servers run for long: what happens before the code is compiled says little.
        await generator.load({ url, ...task, forMs: warmUpMs })
        const sample = async () => {
          const { answers, ms, busy } = await generator.load({ url, ...task, forMs: 250 })
          busiest = Math.max(busiest, busy)
          return (answers * 1000) / ms
        }
        contenders.push({ name, sample })
      }
      return contenders
    },
    remark: () => [`The load generator was busy for ${Math.round(busiest * 100)} % of the time at most.`],
  }
}

const log = blocks.plain()
const appendBytes = 100

async function gatherFollowers(programs: ProgramGroup, name: host.HostName): Promise<Contender> {
  const server = programs.start<typeof host>('host', [name])
  const crowd = programs.start<typeof load>('load')
  await crowd.follow(`${await server.url()}/v2/logs/live?stream=1`, followers)
  let written = 0
  const sample = async () => {
    const bytes = log.subarray(written, written + appendBytes)
    written += appendBytes
    const before = await server.append(bytes)
    return (await crowd.arrived(written)) - before
  }
  // The very first one is slower, whoever sends it.
  await sample()
  return { name, sample }
}

const fanOut: Question = {
  title: `append to ${followers.toLocaleString('en')} followers`,
  unit: 'ms',
  subject,
  limit,
  goals: [{ against: limit, atMost: 1.5 }],
  headline: [limit],
  turns: 9,
  start: async (programs) => [await gatherFollowers(programs, subject), await gatherFollowers(programs, limit)],
}

/** How much memory a server in a separate process holds for each connection, in kB, after a request on each. */
async function measureConnections(programs: ProgramGroup, path: string): Promise<number> {
  const server = programs.start<typeof host>('host', [subject], ['--expose-gc'])
  const crowd = programs.start<typeof load>('load')
  const before = await server.memory()
  await crowd.follow(`${await server.url()}/v2/logs/${path}`, followers)
  return ((await server.memory()) - before) / followers / 1000
}

const memoryBudget = 'budget of 20 kB'

const followerMemory: Question = {
  title: 'memory a follower',
  unit: 'kB',
  subject,
  limit: memoryBudget,
  goals: [{ against: memoryBudget, atMost: 1 }],
  turns: 1,
  start: async (programs) => [
    {
      name: subject,
      async sample() {
        const follower = await measureConnections(programs, 'live?stream=1')
        // Above a connection that has had its answer and is kept open.
        return follower - (await measureConnections(programs, 'live'))
      },
    },
    { name: memoryBudget, sample: async () => 20 },
  ],
}

const copy = 'memory copy'
const stripAnsi = 'strip-ansi'

function strip(title: string, stripped: BlockName, row: Pick<Question, 'goals' | 'headline'>): Question {
  return {
    title: `stripping, ${title}`,
    unit: 'MB/s',
    subject,
    limit: copy,
    ...row,
    async start(programs) {
      const contenders = []
      for (const name of [subject, copy, stripAnsi]) {
        const program = programs.start<typeof stripping>('stripping', [name, stripped])
        await program.strip()
        contenders.push({ name, sample: () => program.strip() })
      }
      return contenders
    },
  }
}

export const serverBenchmarks: readonly Benchmark[] = [
  ask(
    'requests',
    'requests a second that a server answers',
    request(
      {
        title: 'requests for 1 kB',
        goals: [
          { against: limit, atLeast: 0.6 },
          { against: mock, atLeast: 10 },
        ],
        headline: [limit, mock, silentMock],
      },
      [subject, limit, mock, silentMock],
      { log: 'small', connections: 16, pipelined: 4 },
    ),
    request({ title: 'requests for 10 MB', goals: [{ against: limit, atLeast: 0.8 }] }, [subject, limit], {
      log: 'capped',
      connections: 2,
      pipelined: 1,
    }),
  ),
  ask('fan-out', 'an append to a log until the last of 2,000 followers has it', fanOut),
  ask('follower-memory', 'the memory that a server holds for each follower, above an idle connection', followerMemory),
  ask(
    'stripping',
    'escape sequences removed from a log, bytes in to bytes out',
    strip('no escapes', 'plain', { goals: [{ against: copy, atLeast: 0.3 }] }),
    strip('some characters not ASCII', 'mixed', { goals: [{ against: stripAnsi, atLeast: 2 }] }),
    strip('bytes that are no text', 'hostile', { goals: [{ against: stripAnsi, atLeast: 0.4 }] }),
    strip('coloured lines', 'coloured', { goals: [{ against: stripAnsi, atLeast: 2 }], headline: [stripAnsi] }),
  ),
]
