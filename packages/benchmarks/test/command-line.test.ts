import { expect, test } from 'vitest'
import { parseCommandLine } from '../src/command-line.ts'

const names = ['get', 'stream', 'lines']
const known = names.map((name) => ({ name, purpose: '' }))

test.each([
  ['without a name all benchmarks are meant', [], { names }],
  ['named benchmarks run in their own order', ['lines', 'get'], { names: ['get', 'lines'] }],
  ['rounds and seed are taken as they are given', ['--rounds', '7', '--seed', '0'], { rounds: 7, seed: 0 }],
])('%s', (_, args, expected) => {
  expect(parseCommandLine(args, known)).toMatchObject(expected)
})

test('without a seed, each run has one of its own', () => {
  const seeds = new Set(Array.from({ length: 50 }, () => parseCommandLine([], known).seed))
  expect(seeds.size).toBeGreaterThan(1)
})

test.each([
  [['--rounds', '0'], "argument '0' is invalid. Give a whole number from 1 to 999."],
  [['--rounds', 'many'], "argument 'many' is invalid. Give a whole number from 1 to 999."],
  [['--seed=-1'], "argument '-1' is invalid. Give a whole number from 0 to 999."],
  [['--seed', '1000'], "argument '1000' is invalid. Give a whole number from 0 to 999."],
  [['lines', '--readme'], '--readme writes what one run of all benchmarks measured: leave out the names.'],
  [['--round', '3'], "unknown option '--round'"],
])('%j is refused in one line', (args, message) => {
  const told: string[] = []
  expect(() => parseCommandLine(args, known, (text) => told.push(text))).toThrow(message)
  expect(told.join('')).toContain(message)
})
