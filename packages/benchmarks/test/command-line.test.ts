import { expect, test } from 'vitest'
import { parseCommandLine, UsageError } from '../src/command-line.ts'

const known = ['get', 'stream', 'lines']

test('without a name all benchmarks are meant', () => {
  expect(parseCommandLine([], known)).toMatchObject({ names: known, thorough: false, rounds: undefined })
})

test('named benchmarks run in their own order, and take their time', () => {
  expect(parseCommandLine(['lines', 'get'], known)).toMatchObject({ names: ['get', 'lines'], thorough: true })
})

test('a number of rounds is taken', () => {
  expect(parseCommandLine(['--rounds', '7'], known)).toMatchObject({ rounds: 7 })
})

test.each([
  [['gte'], 'There is no benchmark "gte": choose from get, stream, lines.'],
  [['--rounds', '0'], '--rounds is "0": give a whole number from 1 to 999.'],
  [['--rounds', 'many'], '--rounds is "many": give a whole number from 1 to 999.'],
  [['--round', '3'], "Unknown option '--round'. See npm run bench -- --help."],
])('%j is refused in one line', (args, message) => {
  expect(() => parseCommandLine(args, known)).toThrow(new UsageError(message))
})
