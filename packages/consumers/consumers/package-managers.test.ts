import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PackedPackage } from '../src/packing/pack-packages.ts'
import { packPackages } from '../src/packing/pack-packages.ts'
import { projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'
import type { Stranger } from '../src/stranger/stranger.ts'
import { installAsStranger } from '../src/stranger/stranger.ts'

const tsc = join(projectRoot, 'packages/consumers/node_modules/.bin/tsc')

let tarballs: string
let packed: PackedPackage[]

beforeAll(async () => {
  tarballs = await mkdtemp(join(tmpdir(), 'get-log-tarballs-'))
  packed = await packPackages(tarballs)
})

afterAll(() => rm(tarballs, { recursive: true }))

test('what npm installs has the three commands, compiles, and the contract holds', async () => {
  await using stranger = await installAsStranger('npm', packed)
  await expectToWork(stranger)
})

test('what pnpm installs has the three commands, compiles, and the contract holds', async () => {
  await using stranger = await installAsStranger('pnpm', packed)
  await expectToWork(stranger)
})

async function expectToWork(stranger: Stranger): Promise<void> {
  const inFolder = { cwd: stranger.directory }
  const installed = (name: string): string => join(stranger.directory, 'node_modules/.bin', name)
  expect(await runCommand(installed('get-log'), ['--help'], inFolder)).toContain('--follow')
  expect(await runCommand(installed('get-log-server'), ['--help'], inFolder)).toContain('exec')
  expect(await runCommand(installed('get-log-contract'), [], inFolder)).toContain('stream/')
  expect(await compile(stranger, 'nodenext', 'nodenext')).toBe('')
  expect(await compile(stranger, 'preserve', 'bundler')).toBe('')
}

async function compile({ directory }: Stranger, module: string, moduleResolution: string): Promise<string> {
  const compilerOptions = {
    ...{
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2023', 'esnext.disposable', 'dom', 'dom.asynciterable'],
      types: [],
    },
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true },
  }
  const config = join(directory, 'tsconfig.json')
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['programs/typed.ts'] }))
  return runCommand(tsc, ['--project', config], { cwd: directory })
}
