import type { Benchmark, Goal } from '../benchmark.ts'
import type { StrippedLog, StrippingMethods } from '../programs/stripping.ts'
import { runRounds } from '../rounds/run-rounds.ts'

const subject = '@get-log/server'
const limit = 'memory copy'
const peer = 'strip-ansi'

interface Row {
  readonly log: StrippedLog
  readonly title: string
  readonly goal: Goal
  readonly headline?: readonly string[]
}

const rows: readonly Row[] = [
  { log: 'plain', title: 'stripping, no escapes', goal: { against: limit, atLeast: 0.3 } },
  { log: 'mixed', title: 'stripping, some characters not ASCII', goal: { against: peer, atLeast: 2 } },
  {
    log: 'coloured',
    title: 'stripping, coloured lines',
    goal: { against: peer, atLeast: 2 },
    headline: [peer],
  },
]

/** How fast the raw log becomes the printable one, bytes in to bytes out. */
export const stripping: Benchmark = {
  name: 'stripping',
  purpose: 'escape sequences removed from a log, bytes in to bytes out',
  async run(effort) {
    const comparisons = []
    for (const { log, goal, ...shown } of rows) {
      const samples = await runRounds(
        async (programs) => {
          const contenders = []
          for (const name of [subject, limit, peer]) {
            const program = await programs.start<StrippingMethods>('stripping', [name, log])
            await program.call('strip', undefined)
            contenders.push({ name, sample: () => program.call('strip', undefined) })
          }
          return contenders
        },
        { budgetMs: 10_000, ...effort },
      )
      comparisons.push({ ...shown, unit: 'MB/s', subject, limit, samples, goals: [goal] } as const)
    }
    return comparisons
  },
}
