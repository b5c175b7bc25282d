import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Benchmark } from '../benchmark.ts'
import { runCommand } from '../contract/run-command.ts'
import { runRounds } from '../rounds/run-rounds.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const limit = 'openapi-typescript by itself'
const again = 'turbo run generate, nothing changed'
const anew = 'turbo run generate, from scratch'

async function runTurbo(...options: string[]): Promise<number> {
  const schema = join(root, 'packages/types/src/schema.ts')
  const before = await readFile(schema, 'utf8')
  const startedAt = performance.now()
  await runCommand(join(root, 'node_modules/.bin/turbo'), ['run', 'generate', ...options], root)
  const ms = performance.now() - startedAt
  if ((await readFile(schema, 'utf8')) !== before) throw new Error(`${schema} was stale: run npm run generate first.`)
  return ms
}

async function runGenerator(): Promise<number> {
  const require = createRequire(import.meta.url)
  const program = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin/cli.js')
  const folder = await mkdtemp(join(tmpdir(), 'get-log-generate-'))
  try {
    const output = join(folder, 'schema.ts')
    const startedAt = performance.now()
    await runCommand(process.execPath, [program, join(root, 'spec/openapi.yaml'), '--output', output], root)
    const ms = performance.now() - startedAt
    if (!(await readFile(output, 'utf8')).includes('log_get')) throw new Error(`No operation in ${output}.`)
    return ms
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What it costs to generate through the task graph, bundling and linting included, against the generator alone. */
export const generate: Benchmark = {
  name: 'generate',
  purpose: 'npm run generate, with nothing changed and from scratch, against the generator alone',
  async run(effort) {
    process.env.PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
    process.env.TURBO_TELEMETRY_DISABLED = '1'
    const samples = await runRounds(
      [
        { name: again, sample: () => runTurbo() },
        { name: limit, sample: runGenerator },
        { name: anew, sample: () => runTurbo('--force') },
      ],
      { minRounds: 3, budgetMs: 0, ...effort, warmUps: 1 },
    )
    return [{ title: 'generate, nothing changed', unit: 'ms', subject: again, limit, samples, goals: [] }]
  },
}
