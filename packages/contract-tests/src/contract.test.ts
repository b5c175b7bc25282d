import { describe, expect, test } from 'vitest'
import { getLog } from './get-log.ts'
import { layersOf } from './judge/causes.ts'
import { mutants } from './proof/prove.ts'
import { faultyReaders, readersContract } from './readers/readers-contract.ts'

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)

describe.each([getLog, readersContract])('the clauses of $name', ({ clauses }) => {
  const ids = clauses.map(({ id }) => id)

  test('have unique ids and titles', () => {
    expect([...twice(ids), ...twice(clauses.map(({ title }) => title))]).toEqual([])
  })

  test('rest on existing clauses, and none on itself through others', () => {
    expect(clauses.flatMap(({ restsOn = [] }) => restsOn.filter((id) => !ids.includes(id)))).toEqual([])
    expect(layersOf(clauses).flat()).toHaveLength(clauses.length)
  })

  test('cite words of the provider if documented, and a section of an RFC with its MUST if required', () => {
    const baseless = clauses.filter(({ basis, source }) =>
      basis === 'documented'
        ? !source.some((cited) => 'pointer' in cited)
        : basis === 'required' &&
          !source.some(
            (cited) =>
              'section' in cited && /^RFC \d+, section [\d.]+: .*\bMUST\b/s.test(`${cited.section}: ${cited.words}`),
          ),
    )
    expect(baseless.map(({ id }) => id)).toEqual([])
  })
})

test('no two counterexamples have the same name', () => {
  expect(twice([...mutants, ...faultyReaders.mutants].map(({ name }) => name))).toEqual([])
})

test('each of the nine groups of promises of readers has some', () => {
  const groups = ['whole', 'honest', 'live', 'resume', 'lines', 'errors', 'polite', 'discreet', 'obedient']
  expect([...new Set(readersContract.clauses.map(({ id }) => id.split('/')[0]))]).toEqual(groups)
})
