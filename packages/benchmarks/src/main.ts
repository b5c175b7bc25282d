import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchmarks } from './benchmarks.ts'
import type { BenchCommand } from './command-line.ts'
import { parseCommandLine, UsageError } from './command-line.ts'
import type { BenchReport, ReportedComparison } from './report/bench-report.ts'
import { describeMachine, reportComparison } from './report/bench-report.ts'
import { renderChart } from './report/render-chart.ts'
import { renderConsole } from './report/render-console.ts'
import { renderMarkdown } from './report/render-markdown.ts'
import { replaceSection } from './report/replace-section.ts'

const packageHome = new URL('../', import.meta.url)
const usualOut = fileURLToPath(new URL('../../../reports/bench', import.meta.url))

const help = `npm run bench -- [NAME...] [--rounds N] [--out DIR] [--readme] [--debug]

${benchmarks.map(({ name, purpose }) => `  ${name.padEnd(16)} ${purpose}`).join('\n')}

  A benchmark that is named takes its time: mutants then tries all of them, not every sixth.

  --rounds N   samples of each contender; by default as many as fit into a comparison's time
  --out DIR    where bench.json and bench.svg go; by default reports/bench
  --readme     also writes the table and the chart of this package's README
  --debug      shows stack traces`

async function run({ names, thorough, rounds, out = usualOut, readme }: BenchCommand): Promise<void> {
  const startedAt = new Date()
  const comparisons: ReportedComparison[] = []
  for (const { name, purpose, run } of benchmarks.filter((each) => names.includes(each.name))) {
    console.error(`${name}: ${purpose}`)
    for (const comparison of await run({ rounds, thorough })) comparisons.push(reportComparison(name, comparison))
  }
  const report: BenchReport = {
    schema: 1,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    machine: describeMachine(),
    comparisons,
  }
  const chart = renderChart(comparisons)
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(join(out, 'bench.svg'), chart)
  if (readme) {
    const path = new URL('README.md', packageHome)
    await writeFile(path, replaceSection(await readFile(path, 'utf8'), renderMarkdown(comparisons)))
    await writeFile(new URL('bench.svg', packageHome), chart)
  }
  console.log(renderConsole(comparisons))
  console.log(`${Math.round(report.durationMs / 1000)} s. More in ${out}: bench.json, bench.svg.`)
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
