import { createHash } from 'node:crypto'
import type { Benchmark, Comparison, Effort, Question } from './benchmark.ts'
import { ProgramGroup } from './processes/program-group.ts'
import { summarize } from './statistics.ts'

const [minRounds, maxRounds] = [6, 15]
/** When to begin no further round, in milliseconds; twice that for the rounds that a verdict needs. */
const budgetMs = 8000

/** Creates a benchmark from questions that are asked one after another. */
export function ask(name: string, purpose: string, ...questions: readonly Question[]): Benchmark {
  const run = async (effort: Effort): Promise<Comparison[]> => {
    const comparisons: Comparison[] = []
    for (const { start, remark, turns, ...row } of questions) {
      const samples = await runRounds(start, effort, turns)
      comparisons.push({ ...row, samples, remarks: remark?.() ?? [] })
    }
    return comparisons
  }
  return { name, purpose, run }
}

/**
 * Takes one sample of every contender in each round. A process can be fast or slow as a whole, depending on where its memory
 * lies and what was compiled when, so each round begins with new ones. Within it the contenders take turns in a new random
 * order, so that nobody always follows the same neighbour and other load affects all alike.
 *
 * @throws Error naming the contender whose turn failed.
 */
export async function runRounds(
  start: Question['start'],
  { rounds, seed, endsAt = Number.POSITIVE_INFINITY }: Effort,
  turns = 3,
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
    const contenders = (await start(programs)).map((contender) => ({ ...contender, values: [] as number[] }))
    for (let turn = 0; turn < turns; turn += 1) {
      for (const { name, sample, values } of shuffle(contenders)) {
        const value = await sample().catch((cause) => {
          throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
        })
        values.push(value)
      }
    }
    for (const { name, values } of contenders) samples[name] = [...(samples[name] ?? []), summarize(values).median]
  }
  return samples
}

/** Creates a function that shuffles its argument, differently each time. The orders follow from a seed. */
export function createShuffle(seed: number): <Item>(items: readonly Item[]) => Item[] {
  let draws = 0
  const draw = () => createHash('sha256').update(`${seed} ${++draws}`).digest('hex')
  return (items) => {
    const placed = items.map((item) => ({ item, place: draw() }))
    return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ item }) => item)
  }
}
