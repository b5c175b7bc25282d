import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { BenchReport } from '../src/report/render-report.ts'

// The build, as npm run bench runs it: every contender is a separate process.
const command = fileURLToPath(new URL('../dist/main.js', import.meta.url))

test('benchmarks run their contenders in processes and write a table and a report with every sample', {
  timeout: 120_000,
}, async ({ onTestFinished }) => {
  const out = await mkdtemp(join(tmpdir(), 'get-log-bench-'))
  onTestFinished(() => rm(out, { recursive: true }))
  const args = [command, 'import', 'live', '--rounds', '1', '--seed', '42', '--out', out]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args)
  const { comparisons, seed } = JSON.parse(await readFile(join(out, 'bench.json'), 'utf8')) as BenchReport
  const titles = comparisons.map(({ title }) => title)
  expect(titles).toEqual(['follow, live, a line', 'import'])
  for (const title of titles) expect(stdout).toContain(title)
  expect(seed).toBe(42)
  expect(stdout).toContain('Seed 42,')
  const counts = comparisons.flatMap(({ samples }) => Object.values(samples).map(({ length }) => length))
  expect(new Set(counts)).toEqual(new Set([1]))
  expect(stderr).toMatch(/^live: .+\n {2}\d+ s\nimport: .+\n {2}\d+ s\n$/)
})

test('a benchmark that does not exist is named in one line, with exit code 2', async () => {
  const outcome = promisify(execFile)(process.execPath, [command, 'gte'])
  await expect(outcome).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^There is no benchmark "gte": choose from get, .*\.\n$/),
  })
})
