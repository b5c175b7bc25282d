import type { Comparison, Effort, Goal } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods, ReadTask } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import type { RoundsOptions } from '../rounds/run-rounds.ts'
import { runRounds } from '../rounds/run-rounds.ts'

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

/**
 * A process can be fast or slow as a whole, by where its memory lies and what was compiled when: one alone says little. A log
 * that takes seconds is read but once by each of several, warm from a smaller one.
 */
function choosePace(task: ReadTask): { generations: number; warmUp: ReadTask; rounds: RoundsOptions } {
  return task.log === 'large'
    ? { generations: 4, warmUp: { ...task, log: 'capped' }, rounds: { minRounds: 1, maxRounds: 1 } }
    : { generations: 3, warmUp: task, rounds: { minRounds: 2, budgetMs: 2500 } }
}

/** Starts a server of known logs and one process for each reader, lets them read in turn, and does so again with new ones. */
export async function compareReaders(reading: Reading): Promise<Comparison> {
  const { title, subject, limit, task, goals, effort, remarks = [] } = reading
  const samples: Record<string, number[]> = {}
  const lostLines = new Map<ReaderName, number>()
  const { generations, warmUp, rounds } = choosePace(task)
  for (let generation = 0; generation < (effort.rounds === undefined ? generations : 1); generation += 1) {
    await using programs = new ProgramGroup()
    const origin = await programs.start<OriginMethods>('origin')
    const baseUrl = await origin.call('url', undefined)
    const contenders = []
    for (const name of reading.readers) {
      const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
      await reader.call('read', warmUp)
      const sample = async () => {
        const read = await reader.call('read', task)
        lostLines.set(name, Math.max(read.lostLines / task.times, lostLines.get(name) ?? 0))
        return read.ms
      }
      contenders.push({ name, sample })
    }
    for (const [name, taken] of Object.entries(await runRounds(contenders, { ...rounds, ...effort, warmUps: 0 }))) {
      samples[name] = [...(samples[name] ?? []), ...taken]
    }
  }
  const losses = [...lostLines].filter(([, lost]) => lost > 0)
  const lost = losses.map(([name, count]) => `${name} lost up to ${Math.ceil(count)} lines of each log.`)
  return { title, unit: 'ms', subject, limit, samples, goals, remarks: [...remarks, ...lost] }
}
