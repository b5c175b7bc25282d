import { createHash } from 'node:crypto'
import type { Effort, Start, Takes } from '../benchmark.ts'
import { ProgramGroup } from '../processes/program-group.ts'
import { summarize } from '../statistics/summarize.ts'

const minRounds = 6

/**
 * Takes one sample of every contender a round. A process can be fast or slow as a whole, by where its memory lies and what
 * was compiled when, so that each round begins with new ones; within it the contenders take turns, in an order shuffled anew,
 * so that nobody always follows the same neighbour and whatever else the machine does falls on all alike.
 *
 * @throws Error naming the contender whose turn failed.
 */
export async function runRounds(
  start: Start,
  { rounds, seed, endsAt = Number.POSITIVE_INFINITY, turns = 3, budgetMs = 8000, maxRounds = 15 }: Takes & Effort,
): Promise<Record<string, number[]>> {
  const samples: Record<string, number[]> = {}
  const shuffle = createShuffle(seed)
  const startedAt = performance.now()
  const goesOn = (round: number) => {
    if (rounds !== undefined || round === 0) return round < (rounds ?? 1)
    const until = Math.min(startedAt + budgetMs * (round < minRounds ? 2 : 1), endsAt)
    return round < maxRounds && performance.now() < until
  }
  for (let round = 0; goesOn(round); round += 1) {
    await using programs = new ProgramGroup()
    const contenders = await start(programs)
    const taken = new Map(contenders.map(({ name }) => [name, [] as number[]]))
    for (let turn = 0; turn < turns; turn += 1) {
      for (const { name, sample } of shuffle(contenders)) {
        const value = await sample().catch((cause) => {
          throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
        })
        taken.get(name)?.push(value)
      }
    }
    for (const [name, values] of taken) samples[name] = [...(samples[name] ?? []), summarize(values).median]
  }
  return samples
}

/** Makes a function that gives what it is given in another order each time. The orders follow from a seed. */
export function createShuffle(seed: number): <Item>(items: readonly Item[]) => Item[] {
  let draws = 0
  const draw = (): string => {
    draws += 1
    return createHash('sha256').update(`${seed} ${draws}`).digest('hex')
  }
  return (items) => {
    const placed = items.map((item) => ({ item, place: draw() }))
    return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ item }) => item)
  }
}
