import type { Comparison, Effort } from '../benchmark.ts'
import type { ServedLogId } from '../corpus/served-logs.ts'
import { servedLogs } from '../corpus/served-logs.ts'
import type { ProgramGroup } from '../processes/program-group.ts'
import type { OriginMethods } from '../programs/origin.ts'
import type { ReaderMethods, ReadTask } from '../programs/reader.ts'
import type { ReaderName } from '../readers/readers.ts'
import type { Contender, RoundsOptions } from '../rounds/run-rounds.ts'
import { runRounds } from '../rounds/run-rounds.ts'

/** What is read, and by whom. */
export interface Reading extends Pick<Comparison, 'goals' | 'headline'> {
  readonly subject: ReaderName
  readonly limit: ReaderName
  readonly others: readonly ReaderName[]
  readonly task: ReadTask
}

/** How often to read which log, and which to read and verify before the clock runs, so that the code is compiled. */
const paces: Record<ServedLogId, Partial<RoundsOptions> & { verified: ServedLogId }> = {
  small: { verified: 'small' },
  capped: { verified: 'capped' },
  // It takes seconds, so that each process reads it but once.
  large: { turns: 1, verified: 'capped' },
}

/** Starts a server of known logs and one process for each reader, and lets them read in turn. */
export async function compareReaders(name: string, reading: Reading, effort: Effort): Promise<Comparison> {
  const { subject, limit, others, task, ...shown } = reading
  const { verified, ...pace } = paces[task.log]
  const lostLines = new Map<ReaderName, number>()

  async function start(programs: ProgramGroup): Promise<Contender[]> {
    const origin = await programs.start<OriginMethods>('origin')
    const baseUrl = await origin.call('url', undefined)
    const contenders = []
    for (const name of [subject, ...others]) {
      const reader = await programs.start<ReaderMethods>('reader', [name, baseUrl])
      const lost = await reader.call('verify', { ...task, log: verified })
      lostLines.set(name, Math.max(lost, lostLines.get(name) ?? 0))
      contenders.push({ name, sample: () => reader.call('read', task) })
    }
    return contenders
  }

  const samples = await runRounds(start, { ...pace, ...effort })
  const remarks = [...lostLines]
    .filter(([, lost]) => lost > 0)
    .map(([name, lost]) => `${name} lost up to ${lost} lines of a log of ${servedLogs[verified].size}.`)
  return { title: `${name}, ${servedLogs[task.log].size}`, unit: 'ms', subject, limit, samples, remarks, ...shown }
}
