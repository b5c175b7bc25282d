import { expect, test } from 'vitest'
import { Equivalents } from '../src/equivalents.ts'
import type { Mutant } from '../src/mutant.ts'
import { describeMutant } from '../src/mutant.ts'

const source = {
  subject: 'runs',
  file: 'runs/run.ts',
  text: 'export function wait() {\n  if (a < b) return\n}\n',
} as const
const mutant = describeMutant(source, {
  id: '1',
  fileName: 'runs/run.ts',
  mutatorName: 'EqualityOperator',
  replacement: 'a <= b',
  location: { start: { line: 1, column: 6 }, end: { line: 1, column: 11 } },
})
const entry = (file: string, after?: string) =>
  new Equivalents(
    `- reason: They are never equal.\n  mutants:\n    ${file}: [${['if (a < b) return', ...(after ? [after] : [])].join(' ⇒ ')}]\n`,
  )

test('a mutant is told as the line that it changes, and what it makes of it', () => {
  const { line, original, before, after } = mutant
  expect({ line, original, before, after }).toEqual({
    line: 2,
    original: 'a < b',
    before: 'if (a < b) return',
    after: 'if (a <= b) return',
  })
})

test('a mutant of several lines is told as its first one', () => {
  const block = { start: { line: 0, column: 23 }, end: { line: 2, column: 1 } }
  const whole = describeMutant(source, {
    id: '2',
    fileName: 'runs/run.ts',
    mutatorName: 'BlockStatement',
    replacement: '{}',
    location: block,
  })
  expect([whole.original, whole.after]).toEqual(['{\n  if (a < b) return\n}', 'export function wait() {}'])
})

test('the list says why a mutant is equivalent', () => {
  expect(entry('runs/run.ts', 'if (a <= b) return').reasonFor(mutant)).toBe('They are never equal.')
  expect(entry('runs/runs.ts', 'if (a <= b) return').reasonFor(mutant)).toBeUndefined()
})

test('a line alone stands for all of its mutants', () => {
  expect(entry('runs/run.ts').reasonFor(mutant)).toBe('They are never equal.')
})

test.each<
  [
    string,
    string,
    string,
    ReadonlyMap<Mutant, { status: 'killed'; killedBy: string } | { status: 'survived' }>,
    string[],
  ]
>([
  ['survives is right', 'runs/run.ts', 'if (a <= b) return', new Map([[mutant, { status: 'survived' }]]), []],
  [
    'is noticed is stale',
    'runs/run.ts',
    'if (a <= b) return',
    new Map([[mutant, { status: 'killed', killedBy: 'body/large' }]]),
    ['runs/run.ts: if (a < b) return ⇒ if (a <= b) return is noticed, by body/large: remove it.'],
  ],
  [
    'is gone is stale',
    'runs/run.ts',
    'if (true) return',
    new Map([[mutant, { status: 'survived' }]]),
    ['runs/run.ts: if (a < b) return ⇒ if (true) return is not a mutant any more: remove it.'],
  ],
  [
    'belongs to a file that was not judged says nothing',
    'node/listen.ts',
    'x',
    new Map([[mutant, { status: 'survived' }]]),
    [],
  ],
])('what the list says of a mutant that %s', (_what, file, after, fates, stale) => {
  expect(entry(file, after).listStale(fates)).toEqual(stale)
})
