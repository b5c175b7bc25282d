import { expect, test } from 'vitest'
import type { ProgramGroup } from '../src/processes/program-group.ts'
import { runRounds } from '../src/rounds/run-rounds.ts'

const seed = 7
const one = async () => [{ name: 'a', sample: async () => 1 }]

test('every contender has as many turns in a round, and its sample is their median', async () => {
  const order: string[] = []
  const start = async () => ['a', 'b'].map((name) => ({ name, sample: async () => order.push(name) }))
  const samples = await runRounds(start, { rounds: 2, turns: 3, seed })
  expect(order.slice(0, 6).toSorted()).toEqual(['a', 'a', 'a', 'b', 'b', 'b'])
  const turns = (name: string, from: number) =>
    order.flatMap((each, index) => (each === name && index >= from && index < from + 6 ? [index + 1] : []))
  expect(samples).toEqual({ a: [turns('a', 0)[1], turns('a', 6)[1]], b: [turns('b', 0)[1], turns('b', 6)[1]] })
})

test('nobody always follows the same neighbour, and the same seed gives the same order', async () => {
  const orders = [seed, seed, seed + 1].map(async (seed) => {
    const order: string[] = []
    const contenders = [...'abc'].map((name) => ({ name, sample: async () => order.push(name) }))
    await runRounds(async () => contenders, { rounds: 20, turns: 1, seed })
    return order.join('')
  })
  const [first = '', again, other] = await Promise.all(orders)
  expect([again === first, other === first]).toEqual([true, false])
  for (const pair of ['ab', 'ba', 'bc', 'cb', 'ac', 'ca']) expect(first).toContain(pair)
})

test('each round has processes of its own', async () => {
  const groups = new Set<ProgramGroup>()
  const start = async (programs: ProgramGroup) => {
    groups.add(programs)
    return [{ name: 'a', sample: async () => groups.size }]
  }
  expect(await runRounds(start, { rounds: 3, turns: 2, seed })).toEqual({ a: [1, 2, 3] })
})

test.each([
  [{ budgetMs: 0 }, 1],
  [{ endsAt: 0 }, 1],
  [{ budgetMs: 60_000, maxRounds: 9 }, 9],
])('with %o a comparison stops after its time, or at its most rounds', async (effort, rounds) => {
  expect((await runRounds(one, { ...effort, seed })).a).toHaveLength(rounds)
})

test('a turn that fails ends the comparison and names the contender', async () => {
  const sample = async () => Promise.reject(new Error('another byte'))
  await expect(runRounds(async () => [{ name: 'ky', sample }], { rounds: 1, seed })).rejects.toThrow('ky: another byte')
})
