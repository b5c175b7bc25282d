import type { Benchmark, Comparison, Effort, Goal } from '../benchmark.ts'
import type { StrippedLog, StrippingMethods } from '../programs/stripping.ts'
import { runGenerations } from '../rounds/run-generations.ts'

const limit = 'memory copy'
const peer = 'strip-ansi'

async function compareStrippers(log: StrippedLog, title: string, goals: Goal[], effort: Effort): Promise<Comparison> {
  const samples = await runGenerations(
    async (programs) => {
      const contenders = []
      for (const name of ['@get-log/server', limit, peer]) {
        const program = await programs.start<StrippingMethods>('stripping', [name, log])
        contenders.push({ name, sample: () => program.call('strip', undefined) })
      }
      return contenders
    },
    { budgetMs: 1500, maxRounds: 11, ...effort },
  )
  return { title, unit: 'MB/s', subject: '@get-log/server', limit, samples, goals }
}

/** How fast the raw log becomes the printable one, bytes in to bytes out. */
export const stripping: Benchmark = {
  name: 'stripping',
  purpose: 'escape sequences removed from a log, bytes in to bytes out',
  async run(effort) {
    return [
      await compareStrippers('plain', 'stripping, no escapes', [{ against: limit, atLeast: 0.3 }], effort),
      await compareStrippers('mixed', 'stripping, some characters not ASCII', [{ against: peer, atLeast: 2 }], effort),
      await compareStrippers('coloured', 'stripping, coloured lines', [{ against: peer, atLeast: 2 }], effort),
    ]
  },
}
