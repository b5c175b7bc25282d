import { expect, test } from 'vitest'
import { Equivalents } from '../src/equivalents.ts'
import { describeMutant } from '../src/mutant.ts'

const source = {
  subject: 'runs',
  file: 'runs/run.ts',
  text: 'export function wait() {\n  if (a < b) return\n}\n',
} as const
const describe = (mutatorName: string, replacement: string, start: [number, number], end: [number, number]) => {
  const [from, to] = [start, end].map(([line, column]) => ({ line, column })) as [Position, Position]
  return describeMutant(source, {
    id: '1',
    fileName: source.file,
    mutatorName,
    replacement,
    location: { start: from, end: to },
  })
}
type Position = Parameters<typeof describeMutant>[1]['location']['start']
const mutant = describe('EqualityOperator', 'a <= b', [1, 6], [1, 11])

const entry = (file: string, after?: string) => {
  const line = ['if (a < b) return', ...(after ? [after] : [])].join(' ⇒ ')
  return new Equivalents(`- reason: They are never equal.\n  mutants:\n    ${file}: [${line}]\n`)
}

test('a mutant is shown as the line that it changes, and what becomes of it', () => {
  const told = { line: 2, original: 'a < b', before: 'if (a < b) return', after: 'if (a <= b) return' }
  expect(mutant).toMatchObject(told)
})

test('a mutant of several lines is shown as its first one', () => {
  const told = { original: '{\n  if (a < b) return\n}', after: 'export function wait() {}' }
  expect(describe('BlockStatement', '{}', [0, 23], [2, 1])).toMatchObject(told)
})

test.each([
  ['of a line and what becomes of it', 'runs/run.ts', 'if (a <= b) return', 'They are never equal.'],
  ['of another file', 'runs/runs.ts', 'if (a <= b) return', undefined],
  ['of a line alone, which stands for all of its mutants', 'runs/run.ts', undefined, 'They are never equal.'],
])('the list says why a mutant is equivalent, in an entry %s', (_, file, after, reason) => {
  expect(entry(file, after).reasonFor(mutant)).toBe(reason)
})

const survived = { status: 'survived' } as const
const killed = { status: 'killed', killedBy: 'body/large' } as const

test.each([
  ['survives', 'runs/run.ts', 'if (a <= b) return', survived, []],
  [
    'is noticed',
    'runs/run.ts',
    'if (a <= b) return',
    killed,
    ['if (a <= b) return is noticed, by body/large: remove it.'],
  ],
  ['is gone', 'runs/run.ts', 'if (true) return', survived, ['if (true) return is not a mutant any more: remove it.']],
  ['belongs to a file that was not judged', 'node/listen.ts', 'x', survived, []],
])('what is stale of the list where its mutant %s', (_, file, after, fate, stale) => {
  const told = stale.map((line) => `runs/run.ts: if (a < b) return ⇒ ${line}`)
  expect(entry(file, after).listStale(new Map([[mutant, fate]]))).toEqual(told)
})
