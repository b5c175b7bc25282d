import { expect, test } from 'vitest'
import { layersOf } from '../judge/causes.ts'
import { mutants } from '../proof/prove.ts'
import { faultyReaders, readersContract } from './readers-contract.ts'

const { clauses } = readersContract
const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)

test('no two promises of readers have the same id or title, and no two counterexamples the same name', () => {
  const names = [...faultyReaders.mutants, ...mutants].map(({ name }) => name)
  expect([clauses.map(({ id }) => id), clauses.map(({ title }) => title), names].map(twice)).toEqual([[], [], []])
})

test('each of the nine groups of promises has some', () => {
  const groups = ['whole', 'honest', 'live', 'resume', 'lines', 'errors', 'polite', 'discreet', 'obedient']
  expect([...new Set(clauses.map(({ id }) => id.split('/')[0]))]).toEqual(groups)
})

test('a promise of readers rests on promises that there are, and none on itself through others', () => {
  const known = new Set(clauses.map(({ id }) => id))
  expect(clauses.flatMap(({ restsOn = [] }) => restsOn.filter((id) => !known.has(id)))).toEqual([])
  expect(layersOf(clauses).flat()).toHaveLength(clauses.length)
})

test('what is documented cites the document, and what is required an RFC with its MUST', () => {
  const baseless = clauses.filter(({ basis, source }) =>
    basis === 'documented'
      ? !source.some((cited) => 'pointer' in cited)
      : basis === 'required' &&
        !source.some((cited) => 'section' in cited && /^RFC/.test(cited.section) && /\bMUST\b/.test(cited.words)),
  )
  expect(baseless.map(({ id }) => id)).toEqual([])
})
