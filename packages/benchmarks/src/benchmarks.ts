import type { Benchmark, Question } from './benchmark.ts'
import * as client from './client/questions.ts'
import { countNoticed, mutantsMs } from './contract/noticed-mutants.ts'
import { runRounds } from './rounds/run-rounds.ts'
import * as server from './server/questions.ts'

const questions: readonly [name: string, purpose: string, asked: readonly Question[]][] = [
  ['get', 'a log as one string', client.get],
  ['stream', 'the bytes of a log as they come', client.stream],
  ['lines', 'the lines of a log as they come', client.lines],
  [
    'follow',
    'a finished log followed to its end, all of it checked against what a reconnect would replay',
    client.follow,
  ],
  ['live', 'a line written to a live log until its follower has it', [client.live]],
  ['import', 'the time to import a client in a new process', [client.importTime]],
  ['requests', 'requests a second that a server answers', server.requests],
  ['fan-out', 'an append to a log until the last of 2,000 followers has it', [server.fanOut]],
  [
    'follower-memory',
    'the memory that a server holds for each follower, above an idle connection',
    [server.followerMemory],
  ],
  ['stripping', 'escape sequences removed from a log, bytes in to bytes out', server.strippings],
]

/** All benchmarks, in the order of the report. */
export const benchmarks: readonly Benchmark[] = [
  ...questions.map(
    ([name, purpose, asked]): Benchmark => ({
      name,
      purpose,
      async run(effort) {
        const comparisons = []
        const endsAt = effort.endsAt && effort.endsAt - mutantsMs
        for (const { start, remark, turns, budgetMs, maxRounds, ...row } of asked) {
          const samples = await runRounds(start, { turns, budgetMs, maxRounds, ...effort, endsAt })
          comparisons.push({ ...row, samples, remarks: remark?.() ?? [] })
        }
        return comparisons
      },
    }),
  ),
  { name: 'mutants', purpose: 'how many faulty servers a contract tool notices', run: countNoticed },
]
