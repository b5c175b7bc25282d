import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { clauses } from '@get-log/contract-tests'
import { Equivalents } from './equivalents.ts'
import type { Subject } from './mutant.ts'
import { readSources, subjects } from './mutant.ts'
import { renderSurvivors, renderTally } from './report.ts'
import { runMutation } from './run-mutation.ts'

const home = fileURLToPath(new URL('../../../reports/mutation/', import.meta.url))
const equivalents = fileURLToPath(new URL('../equivalent.yaml', import.meta.url))

const clearLine = process.stdout.isTTY ? '\r\u001b[K' : ''

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  console.error(`mutation: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 2
}

/**
 * Judges the mutants of these folders, by default of all, and writes `reports/mutation`. Resolves to the exit code: 1 if the list of
 * equivalent mutants is stale.
 */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { sample: { type: 'string' }, patience: { type: 'string' }, equivalents: { type: 'boolean' } },
  })
  const { stale, ...report } = await runMutation({
    sources: readSources(subjects),
    subjects: positionals.length === 0 ? subjects : positionals.map(readSubject),
    clauses,
    version: hashFolder(fileURLToPath(new URL('.', import.meta.resolve('@get-log/contract-tests')))),
    equivalents: new Equivalents(readFileSync(equivalents, 'utf8')),
    judgeEquivalents: values.equivalents,
    folder: home,
    print: (line) => console.log(`${clearLine}${line}`),
    tell: (state) => process.stdout.isTTY && process.stdout.write(`${clearLine}${state}`),
    sample: readCount('sample', values.sample),
    patienceMs: 1000 * (readCount('patience', values.patience) ?? 1),
  })
  writeFileSync(join(home, 'mutation.json'), `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(join(home, 'survivors.txt'), renderSurvivors(report.mutants))
  console.log(`${clearLine}${renderTally('all', report)}\nThe survivors: reports/mutation/survivors.txt`)
  for (const sentence of stale) console.error(`packages/mutation/equivalent.yaml: ${sentence}`)
  return stale.length > 0 ? 1 : 0
}

function readSubject(name: string): Subject {
  if (subjects.includes(name as Subject)) return name as Subject
  throw new Error(`There is no folder "${name}" to mutate: take some of ${subjects.join(', ')}.`)
}

function readCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Error(`--${flag} must be a whole number, at least 1, not ${text}.`)
}

function hashFolder(folder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
