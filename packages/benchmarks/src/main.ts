import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import type { Comparison } from './benchmark.ts'
import type { BenchCommand } from './command-line.ts'
import { parseCommandLine } from './command-line.ts'
import { clientBenchmarks } from './questions/client.ts'
import { mutantsNoticed } from './questions/mutants.ts'
import { serverBenchmarks } from './questions/server.ts'
import type { BenchReport } from './report/render-report.ts'
import { renderHeadlines, renderReport } from './report/render-report.ts'
import { replaceSection } from './report/replace-section.ts'

const packageHome = new URL('../', import.meta.url)
const usualOut = fileURLToPath(new URL('../../../reports/bench', import.meta.url))

// The README promises ten minutes; the mutants, which come last, take four of them.
const measuringMs = 330_000
const benchmarks = [...clientBenchmarks, ...serverBenchmarks, mutantsNoticed]

async function run({ names, rounds, seed, out = usualOut, readme }: BenchCommand): Promise<void> {
  const startedAt = new Date()
  const endsAt = performance.now() + measuringMs
  const comparisons: Comparison[] = []
  const failures: string[] = []
  for (const { name, purpose, run } of benchmarks.filter((each) => names.includes(each.name))) {
    console.error(`${name}: ${purpose}`)
    const begunAt = performance.now()
    try {
      comparisons.push(...(await run({ rounds, seed, endsAt })))
    } catch (error) {
      // The results of the others are kept.
      failures.push(`${name} failed: ${error instanceof Error ? error.message : error}`)
    }
    console.error(`  ${Math.round((performance.now() - begunAt) / 1000)} s`)
  }
  const report: BenchReport = {
    schema: 2,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    seed,
    machine: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
    },
    comparisons,
  }
  const path = join(out, 'bench.json')
  await mkdir(out, { recursive: true })
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`${renderReport(report)}\n\nEvery sample is in ${path}.`)
  if (failures.length > 0) throw new Error(failures.join('\n'))
  if (readme) {
    await writeSection(new URL('README.md', packageHome), renderReport(report))
    await writeSection(new URL('../../README.md', packageHome), renderHeadlines(comparisons))
  }
}

async function writeSection(readme: URL, section: string): Promise<void> {
  await writeFile(readme, replaceSection(await readFile(readme, 'utf8'), section))
}

const args = process.argv.slice(2)
try {
  await run(parseCommandLine(args, benchmarks))
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    console.error(error instanceof Error && !args.includes('--debug') ? error.message : error)
    process.exitCode = 1
  }
}
