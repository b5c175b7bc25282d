import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { afterEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { registerDrift } from './command.ts'

const fixture = fileURLToPath(new URL('fixtures/provider.yaml', import.meta.url))
let folder: string | undefined

afterEach(async () => {
  process.exitCode = 0
  if (folder) await rm(folder, { recursive: true })
  folder = undefined
})

/** Runs the command as the command line does, in this process. */
async function run(...parameters: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const printed = { stdout: '', stderr: '' }
  const program = new Command('get-log-contract').option('--debug').exitOverride()
  program.configureOutput({
    writeOut: (text) => {
      printed.stdout += text
    },
    writeErr: (text) => {
      printed.stderr += text
    },
  })
  registerDrift(program)
  const failed = await program.parseAsync(['drift', ...parameters], { from: 'user' }).then(
    () => undefined,
    (error: unknown) => error,
  )
  const exitCode = failed instanceof CommanderError ? failed.exitCode : Number(process.exitCode ?? 0)
  return { exitCode, ...printed }
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

test('a breaking difference exits with 1 and stands in the table', async () => {
  const document = parse(await readFixture(), { merge: true })
  delete document.components.schemas.FailureDetail.required
  const { exitCode, stdout } = await run(await save(document))
  expect(stdout).toMatch(/breaking +│ 400, 401, 403/)
  expect(exitCode).toBe(1)
})

test('--json prints the same as JSON', async () => {
  const { stdout } = await run(fixture, '--json')
  expect(JSON.parse(stdout)).toMatchObject({ schema: 1, summary: { breaking: 0 }, differences: [] })
})

test('a document that cannot be compared exits with 2 and one line on stderr', async () => {
  const { exitCode, stdout, stderr } = await run(await save({ error: 'nothing\nhere' }))
  expect(stderr).toMatch(/^error: .*api\.json is not an OpenAPI 3 document: it has no `openapi` version\n$/)
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
  const { readFile } = await import('node:fs/promises')
  return readFile(fixture, 'utf8')
}
