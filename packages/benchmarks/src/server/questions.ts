import type { Contender, Question } from '../benchmark.ts'
import { createPlainBlock } from '../corpus/blocks.ts'
import type { ProgramGroup } from '../processes/program-group.ts'
import type * as host from '../programs/host.ts'
import type * as load from '../programs/load.ts'
import type * as stripping from '../programs/stripping.ts'
import type { HostName } from '../servers/hosts.ts'

const subject: HostName = '@get-log/server'
const limit: HostName = 'bare node:http'
const mock: HostName = 'prism mock'
const silentMock: HostName = 'Prism, silent'

const warmUpMs = 500
const followers = 2000

/** A process for each server, and one that loads them in turn and says how busy it was. */
function request(
  row: Pick<Question, 'title' | 'goals' | 'headline'>,
  hosts: readonly HostName[],
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
        // A server runs for long: what it does before its code is compiled says little.
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

export const requests: readonly Question[] = [
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
]

const log = createPlainBlock()
const appendBytes = 100

async function gatherFollowers(programs: ProgramGroup, name: HostName): Promise<Contender> {
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
  // The first of all is slower, whoever sends it.
  await sample()
  return { name, sample }
}

export const fanOut: Question = {
  title: `append to ${followers.toLocaleString('en')} followers`,
  unit: 'ms',
  subject,
  limit,
  goals: [{ against: limit, atMost: 1.5 }],
  headline: [limit],
  turns: 9,
  start: async (programs) => [await gatherFollowers(programs, subject), await gatherFollowers(programs, limit)],
}

/** What a server in a process of its own holds in memory for each connection, in kB, once the path was requested on each. */
async function measureConnections(programs: ProgramGroup, path: string): Promise<number> {
  const server = programs.start<typeof host>('host', [subject], ['--expose-gc'])
  const crowd = programs.start<typeof load>('load')
  const before = await server.memory()
  await crowd.follow(`${await server.url()}/v2/logs/${path}`, followers)
  return ((await server.memory()) - before) / followers / 1000
}

const memoryBudget = 'budget of 20 kB'

export const followerMemory: Question = {
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

function strip(title: string, stripped: stripping.StrippedLog, row: Pick<Question, 'goals' | 'headline'>): Question {
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

export const strippings: readonly Question[] = [
  strip('no escapes', 'plain', { goals: [{ against: copy, atLeast: 0.3 }] }),
  strip('some characters not ASCII', 'mixed', { goals: [{ against: stripAnsi, atLeast: 2 }] }),
  strip('bytes that are no text', 'hostile', { goals: [{ against: stripAnsi, atLeast: 0.4 }] }),
  strip('coloured lines', 'coloured', { goals: [{ against: stripAnsi, atLeast: 2 }], headline: [stripAnsi] }),
]
