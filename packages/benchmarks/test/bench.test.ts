import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import type { BenchReport } from '../src/report/bench-report.ts'

// The build, as npm run bench runs it: every contender is a process of its own.
const command = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function bench(
  ...args: string[]
): Promise<{ stdout: string; stderr: string; report: BenchReport; chart: string }> {
  const out = await mkdtemp(join(tmpdir(), 'get-log-bench-'))
  folders.push(out)
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args, '--out', out])
  const report = JSON.parse(await readFile(join(out, 'bench.json'), 'utf8')) as BenchReport
  return { stdout, stderr, report, chart: await readFile(join(out, 'bench.svg'), 'utf8') }
}

test('a benchmark runs its contenders in their processes and writes table, report and chart', {
  timeout: 60_000,
}, async () => {
  const { stdout, stderr, report, chart } = await bench('import', 'stripping', '--rounds', '1')
  const titles = report.comparisons.map(({ title }) => title)
  expect(titles).toContain('import')
  for (const title of titles) expect(stdout).toContain(title)
  for (const title of titles) expect(chart).toContain(title)
  const counts = report.comparisons.flatMap(({ samples }) => Object.values(samples).map(({ length }) => length))
  expect(new Set(counts)).toEqual(new Set([1]))
  expect(stderr).toMatch(/^import: .+\n {2}\d+ s\nstripping: .+\n {2}\d+ s\n$/)
})

test('the bundle is weighed as it is and without what get and stream can do without', async () => {
  const { report } = await bench('bundle')
  const { '@get-log/client': [whole = 0] = [], '@get-log/client, get and stream alone': [bare = 0] = [] } =
    report.comparisons[0]?.samples ?? {}
  expect(bare).toBeGreaterThan(2)
  expect(bare).toBeLessThan(whole - 0.5)
})

test('a benchmark that does not exist is named in one line, with exit code 2', async () => {
  const outcome = promisify(execFile)(process.execPath, [command, 'gte'])
  await expect(outcome).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^There is no benchmark "gte": choose from get, .*\.\n$/),
  })
})
