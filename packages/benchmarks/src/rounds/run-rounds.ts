import type { Effort } from '../benchmark.ts'

/** Who takes part, and how to take one sample of it. A sample is verified, or it throws. */
export interface Contender {
  readonly name: string
  sample(): Promise<number>
}

export interface RoundsOptions extends Effort {
  /** When to begin no further round, in milliseconds. Default 6000. */
  readonly budgetMs?: number
  /** Default 5, whatever the time. */
  readonly minRounds?: number
  /** Default 31. */
  readonly maxRounds?: number
  /** Samples of each contender that are thrown away first. Default 2. */
  readonly warmUps?: number
}

/**
 * Takes one sample of every contender a round. Each round begins with another one, so that nobody always follows the same
 * neighbour, and whatever else the machine does falls on all alike.
 *
 * @throws Error naming the contender whose sample failed.
 */
export async function runRounds(
  contenders: readonly Contender[],
  { rounds, budgetMs = 6000, minRounds = 5, maxRounds = 31, warmUps = 2 }: RoundsOptions = {},
): Promise<Record<string, number[]>> {
  const samples = Object.fromEntries(contenders.map(({ name }) => [name, [] as number[]]))
  const take = async ({ name, sample }: Contender) => {
    try {
      return await sample()
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  }
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) for (const contender of contenders) await take(contender)
  const startedAt = performance.now()
  const goesOn = (round: number) =>
    round < (rounds ?? minRounds) ||
    (rounds === undefined && round < maxRounds && performance.now() - startedAt < budgetMs)
  for (let round = 0; goesOn(round); round += 1) {
    const first = round % contenders.length
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      samples[contender.name]?.push(await take(contender))
    }
  }
  return samples
}
