import type { Contract } from '../contract.ts'
import { judgeContract } from '../judge/judge-all.ts'
import type { MutantFacts } from './mutant.ts'
import type { ProofMaterial } from './prove.ts'

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
export interface BlastOptions<Faulty extends MutantFacts>
  extends Pick<ProofMaterial<Faulty>, 'mutants' | 'start' | 'patienceMs'> {
  /** How many mutants at once; default 2. */
  readonly concurrency?: number
  readonly onBlast?: (blast: Blast) => void
}

/** Judges each mutant with every clause of a contract. */
export async function measureBlasts<Faulty extends MutantFacts>(
  contract: Contract,
  { mutants, start, patienceMs, concurrency = 2, onBlast }: BlastOptions<Faulty>,
): Promise<Blast[]> {
  const queue = [...mutants]
  const blasts = new Map<MutantFacts, Blast>()
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      await using mutated = await start(mutant)
      const judgements = await judgeContract(contract, mutated.target, { patienceMs })
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
      onBlast?.(blast)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return mutants.flatMap((mutant) => blasts.get(mutant) ?? [])
}

/** How many clauses fail for one fault: half of the faults at most `median`, nine of ten at most `nineOfTen`, none more than `most`. */
export function summarizeBlasts(blasts: readonly Blast[]): { median: number; nineOfTen: number; most: number } {
  const counts = blasts.map(({ fails, warns }) => Math.max(fails.length, warns.length)).sort((a, b) => a - b)
  const at = (share: number): number => counts[Math.max(0, Math.ceil(share * counts.length) - 1)] ?? 0
  return { median: at(0.5), nineOfTen: at(0.9), most: at(1) }
}
