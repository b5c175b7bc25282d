import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pnpm, runCommand } from '../src/packing/run-command.ts'
import { copyWorkspace } from '../src/release/copy-workspace.ts'

let copy: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'get-log-spec-change-'))
  await copyWorkspace(copy)
  await inCopy('install', '--frozen-lockfile', '--prefer-offline')
}, 120_000)

afterAll(() => rm(copy, { recursive: true, force: true }))

const inCopy = (...command: string[]): Promise<string> =>
  runCommand(process.execPath, [pnpm, ...command], { cwd: copy })

const changeSpec = async (edit: (text: string) => string): Promise<void> => {
  const file = join(copy, 'spec/openapi.yaml')
  const text = await readFile(file, 'utf8')
  expect(edit(text)).not.toBe(text)
  await writeFile(file, edit(text))
  await inCopy('generate')
}

afterEach(() => runCommand('git', ['checkout', '--quiet', '.'], { cwd: copy }))

test('a response that goes away no longer compiles where it was relied on', { timeout: 120_000 }, async () => {
  await changeSpec((text) => text.replace(/^ +["']404["']:\n +\$ref: .*NotFound.*\n/m, ''))
  await expect(inCopy('--filter', '@get-log/client', 'typecheck')).rejects.toThrow(
    /log-not-found-error|create-api-error/,
  )
})

test('a new query parameter is named by the coverage test', { timeout: 120_000 }, async () => {
  const tail =
    '      parameters:\n        - { name: tail, in: query, description: Last lines., schema: { type: integer } }\n'
  await changeSpec((text) => text.replace(/^ {6}parameters:\n/m, tail))
  const coverage = inCopy(
    'vitest',
    'run',
    '--project',
    'contract-tests',
    'packages/contract-tests/src/spec/coverage.test.ts',
  )
  await expect(coverage).rejects.toThrow(/parameters\/0/)
})

test('a document that is not valid YAML is told with its place, and changes nothing', {
  timeout: 120_000,
}, async () => {
  const change = changeSpec((text) => text.replace('paths:\n', 'paths: [\n'))
  await expect(change).rejects.toThrow(/spec\/openapi\.yaml cannot be bundled:[\s\S]*npm run generate/)
  expect(await runCommand('git', ['status', '--porcelain', 'packages'], { cwd: copy })).toBe('')
})
