import { mapAtOnce } from '../at-once.ts'
import type { Contract } from '../contract.ts'
import { judgeContract } from '../judge/judge-all.ts'
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

/** Judges each mutant with every clause of a contract, this many at once. */
export function measureBlasts<Start>(
  contract: Contract,
  { mutants, start, patienceMs }: ProofMaterial<Start>,
  concurrency = 2,
  onBlast?: (blast: Blast) => void,
): Promise<Blast[]> {
  return mapAtOnce(mutants, concurrency, async (mutant) => {
    await using mutated = await start(mutant.name, mutant.start)
    const judgements = await judgeContract(contract, mutated.target, { patienceMs })
    const idsOf = (wanted: string): string[] =>
      judgements.filter(({ verdict }) => verdict === wanted).map(({ clause }) => clause.id)
    const blast: Blast = {
      mutant: mutant.name,
      fails: idsOf('fail'),
      warns: idsOf('warn'),
      blocked: idsOf('blocked'),
      consequences: idsOf('consequence'),
    }
    onBlast?.(blast)
    return blast
  })
}

/** How many clauses fail for one fault: half of the faults at most `median`, nine of ten at most `nineOfTen`, none more than `most`. */
export function summarizeBlasts(blasts: readonly Blast[]): { median: number; nineOfTen: number; most: number } {
  const counts = blasts.map(({ fails, warns }) => Math.max(fails.length, warns.length)).sort((a, b) => a - b)
  const at = (share: number): number => counts[Math.max(0, Math.ceil(share * counts.length) - 1)] ?? 0
  return { median: at(0.5), nineOfTen: at(0.9), most: at(1) }
}
