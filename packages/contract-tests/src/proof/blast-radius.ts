import type { Clause } from '../clause/clause.ts'
import { getLog, judgeAll } from '../get-log.ts'
import type { Mutant } from './mutant.ts'
import { startMutant } from './prove.ts'

/** What one fault does to the whole catalogue. */
export interface Blast {
  readonly mutant: string
  /** The ids of the clauses that fail; consequences are not among them. */
  readonly fails: readonly string[]
  readonly warns: readonly string[]
  readonly blocked: readonly string[]
  readonly consequences: readonly string[]
}

/** How to measure. */
export interface BlastOptions {
  /** Default: every clause. */
  readonly clauses?: readonly Clause[]
  /** Default 1.5 seconds: the server is in this process. */
  readonly patienceMs?: number
  /** How many mutants at once; default 2. */
  readonly concurrency?: number
  readonly onBlast?: (blast: Blast) => void
}

/** Judges each mutant with the whole catalogue. */
export async function measureBlasts(tried: readonly Mutant[], options: BlastOptions = {}): Promise<Blast[]> {
  const { clauses = getLog.clauses, patienceMs = 1500, concurrency = 2 } = options
  const queue = [...tried]
  const blasts = new Map<Mutant, Blast>()
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      await using mutated = await startMutant(mutant.name, mutant.start)
      const judgements = await judgeAll(clauses, mutated.target, { patienceMs })
      const idsOf = (wanted: string): string[] =>
        judgements.filter(({ verdict }) => verdict === wanted).map(({ clause }) => clause.id)
      const blast = {
        mutant: mutant.name,
        fails: idsOf('fail'),
        warns: idsOf('warn'),
        blocked: idsOf('blocked'),
        consequences: idsOf('consequence'),
      }
      blasts.set(mutant, blast)
      options.onBlast?.(blast)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return tried.flatMap((mutant) => blasts.get(mutant) ?? [])
}

/** How many clauses fail for one fault: half of the faults at most `median`, nine of ten at most `nineOfTen`, none more than `most`. */
export function summarizeBlasts(blasts: readonly Blast[]): { median: number; nineOfTen: number; most: number } {
  const counts = blasts.map(({ fails, warns }) => Math.max(fails.length, warns.length)).sort((a, b) => a - b)
  const at = (share: number): number => counts[Math.max(0, Math.ceil(share * counts.length) - 1)] ?? 0
  return { median: at(0.5), nineOfTen: at(0.9), most: at(1) }
}
