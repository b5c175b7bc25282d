import { afterEach, expect, test, vi } from 'vitest'
import type { ProgramGroup } from '../src/processes/program-group.ts'
import { runRounds } from '../src/run-rounds.ts'

const seed = 7

afterEach(() => {
  vi.useRealTimers()
})

test('every contender has as many turns in a round, and its sample is their median', async () => {
  const order: string[] = []
  const start = async () => ['a', 'b'].map((name) => ({ name, sample: async () => order.push(name) }))
  const samples = await runRounds(start, { rounds: 2, seed })
  expect(order.slice(0, 6).toSorted()).toEqual(['a', 'a', 'a', 'b', 'b', 'b'])
  const turns = (name: string, from: number) =>
    order.flatMap((each, index) => (each === name && index >= from && index < from + 6 ? [index + 1] : []))
  expect(samples).toEqual({ a: [turns('a', 0)[1], turns('a', 6)[1]], b: [turns('b', 0)[1], turns('b', 6)[1]] })
})

test('nobody always follows the same neighbour, and the same seed leads to the same order', async () => {
  const orders = [seed, seed, seed + 1].map(async (seed) => {
    const order: string[] = []
    const contenders = [...'abc'].map((name) => ({ name, sample: async () => order.push(name) }))
    await runRounds(async () => contenders, { rounds: 20, seed }, 1)
    return order.join('')
  })
  const [first = '', again, other] = await Promise.all(orders)
  expect([again === first, other === first]).toEqual([true, false])
  for (const pair of ['ab', 'ba', 'bc', 'cb', 'ac', 'ca']) expect(first).toContain(pair)
})

test('each round has new processes', async () => {
  const groups = new Set<ProgramGroup>()
  const start = async (programs: ProgramGroup) => {
    groups.add(programs)
    return [{ name: 'a', sample: async () => groups.size }]
  }
  expect(await runRounds(start, { rounds: 3, seed }, 2)).toEqual({ a: [1, 2, 3] })
})

// Six are enough for a verdict, and get twice the time.
test.each([
  [0, undefined, 15],
  [1000, undefined, 8],
  [3000, undefined, 6],
  [20_000, undefined, 1],
  [1000, 4000, 4],
  [1000, 0, 1],
])('of rounds of %i ms, with the end of all at %s ms, a comparison makes %i', async (ms, endsAt, rounds) => {
  vi.useFakeTimers({ now: 0 })
  const sample = async () => vi.advanceTimersByTime(ms) && ms
  const startedAt = performance.now()
  const effort = { seed, ...(endsAt !== undefined && { endsAt: startedAt + endsAt }) }
  expect((await runRounds(async () => [{ name: 'a', sample }], effort, 1)).a).toHaveLength(rounds)
})

test('a turn that fails ends the comparison and names the contender', async () => {
  const sample = async () => Promise.reject(new Error('another byte'))
  await expect(runRounds(async () => [{ name: 'ky', sample }], { rounds: 1, seed })).rejects.toThrow('ky: another byte')
})
