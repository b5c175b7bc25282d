import { expect, test } from 'vitest'
import type { ProgramGroup } from '../src/processes/program-group.ts'
import { runGenerations } from '../src/rounds/run-generations.ts'

function count() {
  const groups: ProgramGroup[] = []
  const start = async (programs: ProgramGroup) => {
    const generation = groups.push(programs)
    return [{ name: 'a', sample: async () => generation }]
  }
  return { groups, start }
}

test('each generation has processes of its own, and its samples follow those of the one before', async () => {
  const { groups, start } = count()
  expect(await runGenerations(start, { generations: 2, maxRounds: 2, minRounds: 2 })).toEqual({ a: [1, 1, 2, 2] })
  expect(new Set(groups).size).toBe(2)
})

test('there are three generations where nothing else is asked for', async () => {
  const { start } = count()
  expect(await runGenerations(start, { minRounds: 1, maxRounds: 1 })).toEqual({ a: [1, 2, 3] })
})

test('where the rounds are counted there is one generation', async () => {
  const { start } = count()
  expect(await runGenerations(start, { generations: 3, rounds: 2 })).toEqual({ a: [1, 1] })
})
