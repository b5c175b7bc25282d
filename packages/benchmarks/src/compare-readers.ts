import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '@get-log/contract-tests'
import { isBroken, listBroken, renderReaders } from './report/render-readers.ts'
import { replaceSection } from './report/replace-section.ts'

const here = fileURLToPath(new URL('../', import.meta.url))
const out = join(here, '../../reports/readers')
const kit = new URL('.', `file://${createRequire(import.meta.url).resolve('@get-log/contract-tests/package.json')}`)
const isWritten = process.argv.includes('--readme')

function run(line: string, stdout: 'inherit' | 'pipe'): string {
  const env = { ...process.env, PATH: [join(here, 'node_modules/.bin'), process.env.PATH].join(delimiter) }
  const options = { cwd: here, env, encoding: 'utf8', maxBuffer: 1e8 } as const
  const ran = spawnSync('sh', ['-c', line], { ...options, stdio: ['ignore', stdout, 'inherit'] })
  if (ran.status !== 0 && ran.status !== 1) throw new Error(`This failed: ${line}`)
  return ran.stdout ?? ''
}

const hasCurl = spawnSync('curl', ['--version']).status === 0
if (!hasCurl) console.error('Without curl, which is not installed.')
const readers = ['client', 'get-log', 'apify-client', ...(hasCurl ? ['curl'] : []), 'fetch']

run(`get-log-contract readers --adapter ${readers.join(' ')} --out '${out}' --reporter json html`, 'inherit')
const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
const matrix = renderReaders(report)
console.log(matrix)
for (const { clauses, reader, reproduce } of listBroken(report)) {
  const { results } = JSON.parse(run(`${reproduce} --reporter json`, 'pipe')) as Report
  const broken = results.filter(isBroken).map(({ clause }) => clause)
  const held = clauses.filter((clause) => !broken.includes(clause))
  if (held.length === clauses.length) throw new Error(`${reader} breaks nothing the second time: ${reproduce}`)
  if (held.length > 0) console.log(`\n${reader} held ${held.join(', ')} the second time.`)
}
console.log(`\nEach of these lines was run again. The report is ${join(out, 'index.html')}.`)
if (isWritten) {
  const readme = new URL('README.md', kit)
  writeFileSync(readme, replaceSection(readFileSync(readme, 'utf8'), matrix, 'readers'))
}
