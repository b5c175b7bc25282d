import { expect, test } from 'vitest'
import { parseCommandLine, UsageError } from '../src/command-line.ts'

const known = ['get', 'stream', 'lines']

test('without a name all benchmarks are meant', () => {
  expect(parseCommandLine([], known)).toMatchObject({ names: known, rounds: undefined })
})

test('named benchmarks run in their own order', () => {
  expect(parseCommandLine(['lines', 'get'], known)).toMatchObject({ names: ['get', 'lines'] })
})

test('rounds and seed are taken as they are given', () => {
  expect(parseCommandLine(['--rounds', '7', '--seed', '0'], known)).toMatchObject({ rounds: 7, seed: 0 })
})

test('without a seed, each run has one of its own', () => {
  const seeds = new Set(Array.from({ length: 50 }, () => parseCommandLine([], known).seed))
  expect(seeds.size).toBeGreaterThan(1)
})

test.each([
  [['gte'], 'There is no benchmark "gte": choose from get, stream, lines.'],
  [['--rounds', '0'], '--rounds is "0": give a whole number from 1 to 999.'],
  [['--rounds', 'many'], '--rounds is "many": give a whole number from 1 to 999.'],
  [['--seed=-1'], '--seed is "-1": give a whole number from 0 to 999.'],
  [['--seed', '1000'], '--seed is "1000": give a whole number from 0 to 999.'],
  [['lines', '--readme'], '--readme writes what one run of all benchmarks measured: leave out the names.'],
  [['--round', '3'], "Unknown option '--round'. See npm run bench -- --help."],
])('%j is refused in one line', (args, message) => {
  expect(() => parseCommandLine(args, known)).toThrow(new UsageError(message))
})
