import type { Effort } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import { summarize } from '../statistics/summarize.ts'
import { createShuffle } from './shuffle.ts'

/** Who takes part, and how to take its turn. A turn that gave something else than was asked for throws. */
export interface Contender {
  readonly name: string
  sample(): Promise<number>
}

/** How often to do it. */
export interface RoundsOptions extends Effort {
  /** How often each contender has its turn in a round; its sample is the median. Default 3. */
  readonly turns?: number
  /** When to begin no further round, in milliseconds. Default 15,000. */
  readonly budgetMs?: number
  /** For how many rounds it may take twice as long. Default 6: with fewer there is no verdict. */
  readonly minRounds?: number
  /** Default 15. */
  readonly maxRounds?: number
}

/**
 * Takes one sample of every contender a round. A process can be fast or slow as a whole, by where its memory lies and what
 * was compiled when, so that each round begins with new ones; within it the contenders take turns, in an order shuffled anew,
 * so that nobody always follows the same neighbour and whatever else the machine does falls on all alike.
 *
 * @param start starts the processes of the contenders, which end with the round.
 * @throws Error naming the contender whose turn failed.
 */
export async function runRounds(
  start: (programs: ProgramGroup) => Promise<readonly Contender[]>,
  { rounds, seed, turns = 3, budgetMs = 15_000, minRounds = 6, maxRounds = 15 }: RoundsOptions,
): Promise<Record<string, number[]>> {
  const samples: Record<string, number[]> = {}
  const shuffle = createShuffle(seed)
  const startedAt = performance.now()
  const goesOn = (round: number) => {
    if (rounds !== undefined || round === 0) return round < (rounds ?? 1)
    return round < maxRounds && performance.now() - startedAt < budgetMs * (round < minRounds ? 2 : 1)
  }
  for (let round = 0; goesOn(round); round += 1) {
    await using programs = new ProgramGroup()
    const contenders = await start(programs)
    const taken = new Map(contenders.map(({ name }) => [name, [] as number[]]))
    for (let turn = 0; turn < turns; turn += 1) {
      for (const contender of shuffle(contenders)) taken.get(contender.name)?.push(await take(contender))
    }
    for (const [name, values] of taken) samples[name] = [...(samples[name] ?? []), summarize(values).median]
  }
  return samples
}

async function take({ name, sample }: Contender): Promise<number> {
  try {
    return await sample()
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
