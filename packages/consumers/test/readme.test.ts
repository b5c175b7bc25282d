import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { clauses } from '@get-log/contract-tests'
import { createLogServer } from '@get-log/server'
import { document } from '@get-log/spec'
import { repetitions } from '@get-log/workspace/repetitions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/packing/published-packages.ts'
import { runCommand } from '../src/packing/run-command.ts'

// Server and contract kit run theirs in separate tests, which know how to arrange what they show.
const readmes = ['README.md', 'spec/README.md', 'packages/types/README.md', 'packages/client/README.md']

/** The fenced blocks of a language in these readmes: the place of its first line of code, for instance `packages/client/README.md:12`, and the code. */
const ofLanguage = (language: string): [place: string, code: string][] =>
  readmes.flatMap((file) => {
    const text = readFileSync(join(projectRoot, file), 'utf8')
    return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
      .filter(([, found]) => found === language)
      .map(({ index, 2: code = '' }) => [`${file}:${text.slice(0, index).split('\n').length + 1}`, code])
  })

const programs = ofLanguage('ts').map(([place, code], index) => [place, code, `snippet-${index}`] as const)

const commands = ofLanguage('sh').flatMap(([place, code]) =>
  code
    .split('\n')
    .map((line) => line.replace(/\s+(#.*|&)$/, '').trim())
    .filter(Boolean)
    .map((line): [string, string] => [place, line]),
)

const tsc = join(projectRoot, 'packages/consumers/node_modules/.bin/tsc')
const lib = ['es2023', 'esnext.disposable', 'dom', 'dom.asynciterable']
const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  lib,
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
}

// The kill matrix takes a minute and runs in the tests of the kit.
const tried = commands.filter(([, line]) => line.startsWith('npx ') && !line.endsWith(' get-log-contract prove'))
// npx takes seconds to find a command in the workspace: in the short tests it does so once.
const byName = tried.map(([place, line], index): [string, string, string] => {
  return [place, line, index < repetitions(1, tried.length) ? line : line.replace(/^npx -p \S+ /, 'node_modules/.bin/')]
})

const server = createLogServer()
const here = join(projectRoot, 'packages/consumers')
let listening: Awaited<ReturnType<typeof server.listen>>
let folder: string
let environment: NodeJS.ProcessEnv
let complaints: string

beforeAll(async () => {
  listening = await server.listen({ controlPort: 0 })
  const run = server.runs.start({ id: document.components.parameters.buildOrRunId.example })
  const [text] = Object.values(document.paths['/v2/logs/{buildOrRunId}'].get.responses['200'].content)
  run.append(text?.example ?? '')
  run.finish()
  await mkdir(join(here, 'node_modules/.snippets'), { recursive: true })
  folder = await mkdtemp(join(here, 'node_modules/.snippets/'))
  const reroute = pathToFileURL(join(here, 'programs/reroute.js')).href
  environment = { ...process.env, NODE_OPTIONS: `--import ${reroute}`, SNIPPET_SERVER: listening.url }
  complaints = await compilePrograms()
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

test.each(programs)('%s compiles', (_place, _code, name) => {
  expect(complaints.split('\n').filter((line) => line.startsWith(`${name}.ts`))).toEqual([])
})

test('the types of the packages do not need those of Node', async () => {
  const files = [join(here, 'programs/typed.ts')]
  const config = join(folder, 'tsconfig.typed.json')
  await writeFile(
    config,
    JSON.stringify({ compilerOptions: { ...compilerOptions, types: [], skipLibCheck: false }, files }),
  )
  expect(await runCommand(tsc, ['--noEmit', '--project', config], { cwd: folder }).catch(String)).toBe('')
})

test.each(programs)('%s runs', { timeout: 60_000 }, async (_place, code, name) => {
  const output = await runCommand(process.execPath, [join(folder, `${name}.js`)], { cwd: here, env: environment })
  const announced = [...code.matchAll(/^console\.log\(.*\) \/\/ (.+)$/gm)].map(([, line]) => line as string)
  expect(output.split('\n')).toEqual(expect.arrayContaining(announced))
})

test.each(byName)('%s: %s', { timeout: 120_000 }, async (_place, _line, line) => {
  const control = new URL(listening.controlUrl as string).host
  const aimed = line.replaceAll('127.0.0.1:4020', new URL(listening.url).host).replaceAll('127.0.0.1:4021', control)
  const isServer = aimed.includes('get-log-server serve')
  // The kit's examples judge the whole catalogue.
  const some = aimed.replace(/get-log-contract run/, '$& --clause body/status stream/delivers-one')
  const command = some.replace(/(--(control-)?port) \d+/g, '$1 0')
  const child = spawn('bash', ['-c', `exec ${command}`], {
    cwd: projectRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, since npx ends without its command.
    detached: true,
  })
  const output: string[] = []
  let isStopped = !isServer
  const collect = (chunk: Buffer): void => {
    output.push(chunk.toString())
    if (isStopped || !output.join('').includes('http:')) return
    isStopped = process.kill(-(child.pid as number), 'SIGTERM')
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const code = await new Promise((resolve) => child.on('close', (exit, signal) => resolve(exit ?? signal)))
  expect(isServer ? output.join('') : { code, output: code === 0 ? '' : output.join('') }).toEqual(
    isServer ? expect.stringContaining('http://127.0.0.1:') : { code: 0, output: '' },
  )
})

test('the screen in the readme has about the figures of this catalogue', () => {
  const [screen = ''] = ofLanguage('text').map(([, code]) => code)
  const open = clauses.filter(({ basis }) => basis === 'open').length
  for (const [line, figure] of [
    [/^server +✓ (\d+) pass/m, clauses.length - open],
    [/^server .* (\d+) observed/m, open],
    [/^Conformant: (\d+) clauses, /m, clauses.length],
  ] as const) {
    const shown = Number(line.exec(screen)?.[1])
    expect(Math.abs(shown - figure), `${line}: ${figure}`).toBeLessThan(figure / 10)
  }
})

test('every command of a readme is of a kind that is checked here', () => {
  expect(commands.filter(([, line]) => !/^(npx -p @get-log\/[\w-]+ get-log|npm )/.test(line))).toEqual([])
})

/** Compiles the programs of all readmes to JavaScript, and returns what the compiler says. */
async function compilePrograms(): Promise<string> {
  for (const [, code, name] of programs) await writeFile(join(folder, `${name}.ts`), `${code}\nexport {}\n`)
  const files = programs.map(([, , name]) => `${name}.ts`)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  return runCommand(tsc, [], { cwd: folder }).catch(String)
}
