import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchmarks } from './benchmarks.ts'
import type { BenchCommand } from './command-line.ts'
import { parseCommandLine, UsageError } from './command-line.ts'
import type { BenchReport, ReportedComparison } from './report/bench-report.ts'
import { describeMachine, renewComparisons, reportComparison } from './report/bench-report.ts'
import { renderChart } from './report/render-chart.ts'
import { renderConsole } from './report/render-console.ts'
import { renderGoals, renderMarkdown } from './report/render-markdown.ts'
import { replaceSection } from './report/replace-section.ts'

const packageHome = new URL('../', import.meta.url)
const usualOut = fileURLToPath(new URL('../../../reports/bench', import.meta.url))

const help = `npm run bench -- [NAME...] [--rounds N] [--out DIR] [--readme] [--debug]

${benchmarks.map(({ name, purpose }) => `  ${name.padEnd(16)} ${purpose}`).join('\n')}

  A benchmark that is named takes its time: mutants then tries all of them, not every twelfth.

  --rounds N   samples of each contender; by default as many as fit into a comparison's time
  --out DIR    where bench.json and bench.svg go; by default reports/bench
  --readme     also writes the tables of the READMEs and the chart; with names, renews their rows
  --debug      shows stack traces`

const names = benchmarks.map(({ name }) => name)

async function run(command: BenchCommand): Promise<void> {
  const { rounds, thorough, out = usualOut } = command
  const startedAt = new Date()
  const ran: ReportedComparison[] = []
  const failures: string[] = []
  for (const { name, purpose, run } of benchmarks.filter((each) => command.names.includes(each.name))) {
    console.error(`${name}: ${purpose}`)
    const begunAt = performance.now()
    try {
      for (const comparison of await run({ rounds, thorough })) ran.push(reportComparison(name, comparison))
    } catch (error) {
      // What the others measured is not lost with it.
      failures.push(`${name} failed: ${error instanceof Error ? error.message : error}`)
    }
    console.error(`  ${Math.round((performance.now() - begunAt) / 1000)} s`)
  }
  const reportPath = join(out, 'bench.json')
  const earlier = command.readme && thorough ? await readComparisons(reportPath) : []
  const comparisons = renewComparisons(earlier, ran, names)
  const durationMs = Date.now() - startedAt.getTime()
  const report: BenchReport = {
    schema: 1,
    startedAt: startedAt.toISOString(),
    durationMs,
    machine: describeMachine(),
    comparisons,
  }
  const chart = renderChart(comparisons)
  await mkdir(out, { recursive: true })
  await writeFile(reportPath, `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(join(out, 'bench.svg'), chart)
  if (command.readme) {
    await writeSection(new URL('README.md', packageHome), renderMarkdown(comparisons))
    await writeSection(new URL('../../README.md', packageHome), renderGoals(comparisons))
    await writeFile(new URL('bench.svg', packageHome), chart)
  }
  console.log(renderConsole(ran))
  console.log(`${Math.round(durationMs / 1000)} s. More in ${out}: bench.json, bench.svg.`)
  if (failures.length > 0) throw new Error(failures.join('\n'))
}

async function writeSection(readme: URL, section: string): Promise<void> {
  await writeFile(readme, replaceSection(await readFile(readme, 'utf8'), section))
}

async function readComparisons(path: string): Promise<readonly ReportedComparison[]> {
  if (!existsSync(path))
    throw new UsageError(`There is no ${path} to renew rows of: run npm run bench -- --readme first.`)
  return (JSON.parse(await readFile(path, 'utf8')) as BenchReport).comparisons
}

const args = process.argv.slice(2)
try {
  const command = parseCommandLine(args, names)
  if (command.help) console.log(help)
  else await run(command)
} catch (error) {
  console.error(error instanceof Error && !args.includes('--debug') ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
