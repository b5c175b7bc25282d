import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { document } from '@get-log/spec'
import { expect, test } from 'vitest'
// @ts-expect-error: a script, without types
import { renderList } from '../../scripts/list-clauses.js'
import type { Clause } from '../clause/clause.ts'
import { layersOf } from '../judge/causes.ts'
import { findAssumption } from '../spec/assumption.ts'
import { clauses } from './catalogue.generated.ts'

const directory = fileURLToPath(new URL('.', import.meta.url))

test('the list of clauses is what its generator makes of the files', () => {
  expect(readFileSync(`${directory}catalogue.generated.ts`, 'utf8'), 'run npm run generate').toBe(renderList())
})

test('no two clauses have the same id, and no two the same title', () => {
  for (const names of [clauses.map(({ id }) => id), clauses.map(({ title }) => title)])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('the id of a clause stands in a file of its section', () => {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('/'))
  const texts = files.map((file) => ({ file, text: readFileSync(`${directory}${file}`, 'utf8') }))
  for (const { id } of clauses) {
    const [section = ''] = id.split('/')
    const homes = texts.filter(({ file, text }) => file.startsWith(`${section}/`) && text.includes(`'${id}'`))
    expect(homes.length, id).toBeGreaterThan(0)
  }
})

test('no two counterexamples have the same name', () => {
  const names = clauses.flatMap((clause) => ('brokenBy' in clause ? clause.brokenBy : []).map(({ name }) => name))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('counterexamples share nothing with what notices them: the rooms of faults import no check', () => {
  const faults = fileURLToPath(new URL('../faults/', import.meta.url))
  const imports = readdirSync(faults).flatMap((file) =>
    [...readFileSync(`${faults}${file}`, 'utf8').matchAll(/from '(\.[^']*)'/g)].map(([, from]) => from as string),
  )
  expect(imports.filter((from) => !from.startsWith('./'))).toEqual([])
})

const pointersOf = ({ source }: Clause): string[] => source.flatMap((cited) => ('pointer' in cited ? [cited.pointer] : []))
const sectionsOf = ({ source }: Clause): string[] =>
  source.flatMap((cited) => ('section' in cited ? [`${cited.section}: ${cited.words}`] : []))

test('no must rests on what the document assumes', () => {
  const assumed = clauses
    .filter(({ level }) => level === 'must')
    .flatMap((clause) => pointersOf(clause).map((pointer) => ({ clause: clause.id, pointer })))
  expect(assumed.filter(({ pointer }) => findAssumption(document, pointer) !== undefined)).toEqual([])
})

test('what is documented cites words of the provider, and what is required a section of an RFC with its MUST', () => {
  const baseless = clauses.filter((clause) => {
    if (clause.basis === 'documented') return pointersOf(clause).length === 0
    return clause.basis === 'required' && !sectionsOf(clause).some((cited) => /^RFC \d+, section [\d.]+: .*\bMUST\b/.test(cited))
  })
  expect(baseless.map(({ id, basis }) => `${id} is ${basis}`)).toEqual([])
})

test('a clause rests on clauses that there are, and none rests on itself through others', () => {
  const known = new Set(clauses.map(({ id }) => id))
  const unknown = clauses.flatMap(({ id, restsOn = [] }) =>
    restsOn.filter((cause) => !known.has(cause)).map((cause) => `${id} on ${cause}`),
  )
  expect(unknown).toEqual([])
  expect(layersOf(clauses).flat()).toHaveLength(clauses.length)
})
