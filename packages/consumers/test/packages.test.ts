import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packForThisMachine } from '../src/packing/pack-for-this-machine.ts'
import type { PackedPackage } from '../src/packing/published-packages.ts'
import { findPublishedPackages, packPackages, projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'

// Packed size in kB, and how many files; raised only by a commit that says why.
const limits: Record<string, readonly [kilobytes: number, files: number]> = {
  '@get-log/client': [35, 90],
  '@get-log/contract-tests': [245, 220],
  '@get-log/server': [62, 120],
  '@get-log/spec': [20, 20],
  '@get-log/types': [20, 20],
}

const besideCode: Record<string, string[]> = {
  '@get-log/client': ['bin/get-log.js', 'docs/from-apify-client.md'],
  '@get-log/contract-tests': [
    ...['bin/get-log-contract.js', 'deviations.yaml', 'docs/your-own.md', 'live/README.md', 'live/fixtures.json'],
    ...['.actor/actor.json', '.actor/input_schema.json', 'Dockerfile', 'main.js', 'package.json'].map(
      (file) => `live/actor/${file}`,
    ),
    'live/workflow.yml',
    ...['client.js', 'curl.sh', 'fetch.js', 'get-log.sh'].map((file) => `readers/adapters/${file}`),
    ...['get', 'redirect', 'stream'].map((way) => `readers/adapters/apify-client-${way}.js`),
    'readers/plain-reader.js',
  ],
  '@get-log/server': ['bin/get-log-server.js', 'control.openapi.yaml', 'docs/in-tests.md'],
  '@get-log/spec': ['dist/openapi.json', 'openapi.yaml'],
}

const names = findPublishedPackages().map(({ manifest }) => manifest.name)
let directory: string
let packed: Map<string, PackedPackage>

const packageNamed = (name: string): PackedPackage => packed.get(name) as PackedPackage

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'get-log-packages-'))
  packed = new Map((await packPackages(directory)).map((entry) => [entry.manifest.name, entry]))
}, 60_000)

afterAll(() => rm(directory, { recursive: true }))

test('five packages are published', () => {
  expect(names.toSorted()).toEqual(Object.keys(limits))
})

test.each(names)('publint has no complaint about the tarball of %s', async (name) => {
  const tarball = await readFile(packageNamed(name).tarball)
  const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer } })
  expect(messages).toEqual([])
})

test.each(names)('the types of %s resolve as its code does', { timeout: 60_000 }, async (name) => {
  const tarball = createPackageFromTarballData(await readFile(packageNamed(name).tarball))
  const analysis = await checkPackage(tarball, { excludeEntrypoints: ['./openapi.yaml', './control.openapi.yaml'] })
  expect(analysis).toMatchObject({ packageName: name, types: { kind: 'included' } })
  // CommonJS, and a resolution that ignores `exports`, are not served.
  const isServed = (problem: object): boolean =>
    !('resolutionKind' in problem && /^(node10|node16-cjs)$/.test(String(problem.resolutionKind)))
  expect('problems' in analysis && analysis.problems.filter(isServed)).toEqual([])
})

test.each(names)('%s contains the files listed here beside its code, and nothing else', (name) => {
  const { files } = packageNamed(name)
  const isCode = (file: string): boolean => /^(src|dist)\/.+\.(ts|js|map)$/.test(file) && !/\.test(-d)?\./.test(file)
  const carried = ['LICENSE', 'README.md', 'package.json', ...(besideCode[name] ?? [])]
  expect(files.filter((file) => !isCode(file)).toSorted()).toEqual(carried.toSorted())
})

test.each(names)('%s says where it comes from, what it is for and what it runs on', async (name) => {
  const written = ['-xzOf', packageNamed(name).tarball, 'package/package.json']
  const manifest = JSON.parse(await runCommand('tar', written, { cwd: directory }))
  expect(manifest).toMatchObject({
    license: 'Apache-2.0',
    engines: { node: '>=20.19' },
    repository: { url: expect.stringMatching(/^git\+https:/), directory: expect.stringMatching(/^(spec|packages\/)/) },
    keywords: expect.arrayContaining(['apify', 'log']),
  })
  expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:/)
})

test.each(names)('%s stays within its size', async (name) => {
  const [kilobytes = 0, files = 0] = limits[name] ?? []
  expect((await stat(packageNamed(name).tarball)).size / 1000).toBeLessThanOrEqual(kilobytes)
  expect(packageNamed(name).files.length).toBeLessThanOrEqual(files)
})

test.each(['client', 'server'])(
  'to import @get-log/%s asks for no chance, time or timer, which workers refuse',
  async (name) => {
    const program = `
    const refuse = (what) => () => { throw new Error(what + ' while importing') }
    crypto.getRandomValues = refuse('getRandomValues')
    crypto.randomUUID = refuse('randomUUID')
    Math.random = refuse('Math.random')
    globalThis.setTimeout = globalThis.setInterval = refuse('a timer')
    await import('@get-log/${name}')`
    await runCommand(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: join(projectRoot, 'packages/consumers'),
    })
  },
)

test('a tarball of npm run pack installs the packages that no registry has', { timeout: 60_000 }, async () => {
  const local = await packForThisMachine([...packed.values()], join(directory, 'local'))
  const client = local.find(({ manifest }) => manifest.name === '@get-log/client') as PackedPackage
  const cwd = join(directory, 'empty')
  await mkdir(cwd)
  await runCommand('npm', ['install', '--prefer-offline', '--no-audit', client.tarball], { cwd })
  expect(await runCommand(join(cwd, 'node_modules/.bin/get-log'), ['--help'], { cwd })).toContain('--follow')
})
