import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { DriftOutput } from '../src/run-drift.ts'
import { runDrift } from '../src/run-drift.ts'

const fixture = fileURLToPath(new URL('fixtures/provider.yaml', import.meta.url))
let folder: string | undefined

afterEach(async () => {
  if (folder) await rm(folder, { recursive: true })
  folder = undefined
})

async function run(...argv: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const told = { stdout: '', stderr: '' }
  const output: DriftOutput = {
    out: (text) => {
      told.stdout += text
    },
    err: (text) => {
      told.stderr += text
    },
  }
  const exitCode = await runDrift(argv, output)
  return { exitCode, ...told }
}

async function save(document: unknown): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'get-log-drift-command-'))
  await writeFile(join(folder, 'api.json'), JSON.stringify(document))
  return join(folder, 'api.json')
}

test('a document without a breaking difference exits with 0 and says so', async () => {
  const { exitCode, stdout, stderr } = await run(fixture)
  expect(stdout).toContain('0 breaking, 0 compatible, 0 documentation')
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
})

test('a breaking difference that is known exits with 0, and with 1 again once it is gone', async () => {
  const document = parse(await readFixture(), { merge: true })
  delete document.components.schemas.FailureDetail.required
  const changed = await save(document)
  const known = join(folder as string, 'known.yaml')
  const pointer = '/components/schemas/ErrorResponse/properties/error/required'
  await writeFile(known, `- rule: required-properties-removed\n  pointer: ${pointer}\n  reason: for now\n`)
  expect((await run(changed, '--known', known)).exitCode).toBe(0)
  expect((await run(fixture, '--known', known)).exitCode).toBe(1)
})

test('a known difference without a reason is refused', async () => {
  folder = await mkdtemp(join(tmpdir(), 'get-log-drift-command-'))
  const known = join(folder, 'known.yaml')
  await writeFile(known, '- rule: example-refused\n  pointer: /x\n')
  const { exitCode, stderr } = await run(fixture, '--known', known)
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: `drift: Entry 1 of ${known} lacks "reason", a string\n` })
})

test('a breaking difference exits with 1 and stands in the table', async () => {
  const document = parse(await readFixture(), { merge: true })
  delete document.components.schemas.FailureDetail.required
  const { exitCode, stdout } = await run(await save(document))
  expect(stdout).toMatch(/breaking\S* +│ 400, 401, 403/)
  expect(stdout).toContain('errors/method-not-allowed, ')
  expect(exitCode).toBe(1)
})

test('--json prints the same as JSON', async () => {
  const { stdout } = await run(fixture, '--json')
  expect(JSON.parse(stdout)).toMatchObject({ schema: 1, summary: { breaking: 0 }, differences: [] })
})

test('a document that cannot be compared is a usage error of one line', async () => {
  const { exitCode, stdout, stderr } = await run(await save({ swagger: '2\n\u001b[2J' }))
  expect(stderr).toMatch(/api\.json is a Swagger 2 \[2J document: convert it to OpenAPI 3 first\n$/)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
})

test('words of the provider cannot steer the terminal', async () => {
  const document = parse(await readFixture(), { merge: true })
  document.info.version = '1\u001b[2J\u0007\u202e'
  document.paths['/v2/logs/{logId}'].get.description = '\u001b]0;title\u0007Changed'
  const { stdout } = await run(await save(document))
  const words = stdout.replaceAll(/\u001b\[\d+m/g, '')
  expect(words).toContain('Changed')
  expect(words).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})

async function readFixture(): Promise<string> {
  return readFile(fixture, 'utf8')
}
