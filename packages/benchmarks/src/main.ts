import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Comparison } from './benchmark.ts'
import { benchmarks } from './benchmarks.ts'
import type { BenchCommand } from './command-line.ts'
import { parseCommandLine, UsageError } from './command-line.ts'
import type { BenchReport } from './report/bench-report.ts'
import { describeMachine } from './report/bench-report.ts'
import { renderHeadlines, renderReport } from './report/render-report.ts'
import { replaceSection } from './report/replace-section.ts'

const packageHome = new URL('../', import.meta.url)
const usualOut = fileURLToPath(new URL('../../../reports/bench', import.meta.url))

const help = `npm run bench -- [NAME...] [--rounds N] [--seed N] [--out DIR] [--readme] [--debug]

${benchmarks.map(({ name, purpose }) => `  ${name.padEnd(16)} ${purpose}`).join('\n')}

  --rounds N   samples of each contender, and mutants; by default as many as fit into a comparison's time
  --seed N     the order of the contenders, and which mutants; by default another one each time
  --out DIR    where bench.json goes; by default reports/bench
  --readme     also writes the tables of the READMEs
  --debug      shows stack traces`

async function run({ names, rounds, seed, out = usualOut, readme }: BenchCommand): Promise<void> {
  const startedAt = new Date()
  const comparisons: Comparison[] = []
  const failures: string[] = []
  for (const { name, purpose, run } of benchmarks.filter((each) => names.includes(each.name))) {
    console.error(`${name}: ${purpose}`)
    const begunAt = performance.now()
    try {
      comparisons.push(...(await run({ rounds, seed })))
    } catch (error) {
      // What the others measured is not lost with it.
      failures.push(`${name} failed: ${error instanceof Error ? error.message : error}`)
    }
    console.error(`  ${Math.round((performance.now() - begunAt) / 1000)} s`)
  }
  const report: BenchReport = {
    schema: 2,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    seed,
    machine: describeMachine(),
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
  const command = parseCommandLine(
    args,
    benchmarks.map(({ name }) => name),
  )
  if (command.help) console.log(help)
  else await run(command)
} catch (error) {
  console.error(error instanceof Error && !args.includes('--debug') ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
