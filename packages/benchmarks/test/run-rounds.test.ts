import { expect, test } from 'vitest'
import { runRounds } from '../src/rounds/run-rounds.ts'

test('every round takes a sample of every contender, and begins with another one', async () => {
  const order: string[] = []
  const contenders = ['a', 'b', 'c'].map((name) => ({ name, sample: async () => order.push(name) }))
  const samples = await runRounds(contenders, { rounds: 3, warmUps: 0 })
  expect(order.join('')).toBe('abcbcacab')
  expect(samples).toEqual({ a: [1, 6, 8], b: [2, 4, 9], c: [3, 5, 7] })
})

test('samples that warm up are thrown away', async () => {
  let taken = 0
  const samples = await runRounds([{ name: 'a', sample: async () => ++taken }], { rounds: 2, warmUps: 3 })
  expect(samples).toEqual({ a: [4, 5] })
})

test('a comparison whose time is up still gets its fewest rounds', async () => {
  const samples = await runRounds([{ name: 'a', sample: async () => 1 }], { budgetMs: 0, minRounds: 4 })
  expect(samples.a).toHaveLength(4)
})

test('a comparison with time to spare stops at its most rounds', async () => {
  const samples = await runRounds([{ name: 'a', sample: async () => 1 }], { budgetMs: 60_000, maxRounds: 6 })
  expect(samples.a).toHaveLength(6)
})

test('a sample that fails ends the comparison and names the contender', async () => {
  const sample = async () => Promise.reject(new Error('another byte'))
  await expect(runRounds([{ name: 'ky', sample }])).rejects.toThrow('ky: another byte')
})
