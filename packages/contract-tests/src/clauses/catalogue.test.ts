import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { document } from '@get-log/spec'
import { expect, test } from 'vitest'
// @ts-expect-error: a script, without types
import { renderList } from '../../scripts/list-clauses.js'
import { judge } from '../get-log.ts'
import { findAssumption } from '../spec/assumption.ts'
import { createServerTarget } from '../targets/server/server-target.ts'
import { requireArrangements } from '../targets/target.ts'
import { clauses } from './catalogue.generated.ts'

const directory = fileURLToPath(new URL('.', import.meta.url))

test('the list of clauses is what its generator makes of the files', () => {
  expect(readFileSync(`${directory}catalogue.generated.ts`, 'utf8'), 'run npm run generate').toBe(renderList())
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

test('counterexamples share nothing with what notices them: the rooms of faults import no check', () => {
  const faults = fileURLToPath(new URL('../faults/', import.meta.url))
  const imports = readdirSync(faults).flatMap((file) =>
    [...readFileSync(`${faults}${file}`, 'utf8').matchAll(/from '(\.[^']*)'/g)].map(([, from]) => from as string),
  )
  expect(imports.filter((from) => !from.startsWith('./'))).toEqual([])
})

test('no must rests on what the document assumes', () => {
  const assumed = clauses.filter(({ level, source }) => {
    return level === 'must' && source.some((cited) => 'pointer' in cited && findAssumption(document, cited.pointer))
  })
  expect(assumed.map(({ id }) => id)).toEqual([])
})

test('no two clauses name a log alike: they are judged at once, and one would take the log of the other', async () => {
  const target = await createServerTarget()
  const namedBy = new Map<string, Set<string>>()
  for (const clause of clauses.filter(({ needs }) => needs.includes('namedLog'))) {
    const { namedLog } = requireArrangements(target, 'namedLog')
    const noting: typeof namedLog = (id, bytes) => {
      namedBy.set(id, (namedBy.get(id) ?? new Set()).add(clause.id))
      return namedLog(id, bytes)
    }
    await judge(clause, { ...target, arrange: { ...target.arrange, namedLog: noting } })
  }
  await target.close()
  expect(namedBy.size).toBeGreaterThan(20)
  expect([...namedBy].filter(([, by]) => by.size > 1).map(([id, by]) => [id, ...by])).toEqual([])
})
