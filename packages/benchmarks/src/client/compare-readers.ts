import type { Comparison, Effort, Goal } from '../benchmark.ts'
import type { ServedLogId } from '../corpus/served-logs.ts'
import type { ProgramGroup } from '../processes/program-group.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods, ReadTask } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import type { GenerationsOptions } from '../rounds/run-generations.ts'
import { runGenerations } from '../rounds/run-generations.ts'
import type { Contender } from '../rounds/run-rounds.ts'

/** What is read, by whom. */
export interface Reading {
  readonly title: string
  readonly subject: ReaderName
  readonly limit: ReaderName
  readonly readers: readonly ReaderName[]
  readonly task: ReadTask
  readonly goals: readonly Goal[]
  readonly effort: Effort
  readonly remarks?: readonly string[]
}

/** How long to read which log, and what to read before it, other than the same once. */
const paces: Record<ServedLogId, GenerationsOptions & { warmUp: Partial<ReadTask> }> = {
  small: { minRounds: 2, budgetMs: 2500, warmUp: {} },
  capped: { minRounds: 2, budgetMs: 2500, warmUp: {} },
  // Takes seconds, so that several processes read it but once each.
  large: { generations: 4, minRounds: 1, maxRounds: 1, warmUp: { log: 'capped' } },
}

/** Starts a server of known logs and one process for each reader, and lets them read in turn. */
export async function compareReaders(reading: Reading): Promise<Comparison> {
  const { title, subject, limit, readers, task, goals, effort, remarks = [] } = reading
  const lostLines = new Map<ReaderName, number>()
  const { warmUp, ...pace } = paces[task.log]

  async function start(programs: ProgramGroup): Promise<Contender[]> {
    const origin = await programs.start<OriginMethods>('origin')
    const baseUrl = await origin.call('url', undefined)
    const contenders = []
    for (const name of readers) {
      const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
      await reader.call('read', { ...task, ...warmUp })
      const sample = async () => {
        const read = await reader.call('read', task)
        lostLines.set(name, Math.max(read.lostLines / task.times, lostLines.get(name) ?? 0))
        return read.ms
      }
      contenders.push({ name, sample })
    }
    return contenders
  }

  const samples = await runGenerations(start, { ...pace, ...effort, warmUps: 0 })
  const losses = [...lostLines].filter(([, lost]) => lost > 0)
  const lost = losses.map(([name, count]) => `${name} lost up to ${Math.ceil(count)} lines of each log.`)
  return { title, unit: 'ms', subject, limit, samples, goals, remarks: [...remarks, ...lost] }
}
