import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { pnpm, runCommand } from '../src/packing/run-command.ts'

const tsc = join(projectRoot, 'packages/consumers/node_modules/.bin/tsc')
const managers = {
  pnpm: `exec '${process.execPath}' '${pnpm}' "$@"`,
  yarn: 'exec npx --yes yarn@1.22.22 "$@"',
}

let scratch: string
let env: NodeJS.ProcessEnv
let words: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'get-log-managers-'))
  for (const [name, script] of Object.entries(managers)) {
    await writeFile(join(scratch, name), `#!/bin/sh\n${script}\n`)
    await chmod(join(scratch, name), 0o755)
  }
  env = { ...process.env, PATH: `${scratch}${delimiter}${process.env.PATH}` }
  words = await runCommand('npm', ['run', 'pack'], { cwd: projectRoot })
})

afterAll(() => rm(scratch, { recursive: true }))

test.each(['npm install', 'pnpm add', 'yarn add'])(
  'what npm run pack says to %s has the three commands in an empty folder, compiles, and the contract holds',
  { timeout: 600_000 },
  async (start) => {
    const cwd = join(scratch, start.replace(' ', '-'))
    await mkdir(cwd)
    const line = words.split('\n').find((candidate) => candidate.startsWith(start)) as string
    await runCommand('sh', ['-c', line], { cwd, env })
    const last = words.slice(words.lastIndexOf('npx ')).trim()
    expect(await runCommand('sh', ['-c', last], { cwd, env })).toContain('--follow')
    const installed = (name: string): string => join(cwd, 'node_modules/.bin', name)
    expect(await runCommand(installed('get-log-server'), ['--help'], { cwd })).toContain('exec')
    expect(await runCommand(installed('get-log-contract'), [], { cwd })).toMatch(/server/)
    await cp(join(projectRoot, 'packages/consumers/programs'), join(cwd, 'programs'), { recursive: true })
    expect(await compile(cwd, 'nodenext', 'nodenext')).toBe('')
    expect(await compile(cwd, 'preserve', 'bundler')).toBe('')
  },
)

async function compile(cwd: string, module: string, moduleResolution: string): Promise<string> {
  const compilerOptions = {
    module,
    moduleResolution,
    target: 'es2022',
    lib: ['es2023', 'esnext.disposable', 'dom', 'dom.asynciterable'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  }
  const config = join(cwd, 'tsconfig.json')
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['programs/typed.ts'] }))
  return runCommand(tsc, ['--project', config], { cwd })
}
