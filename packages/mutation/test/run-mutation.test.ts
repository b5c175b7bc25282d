import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clauses } from '@get-log/contract-tests'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleServer } from '../src/bundle-server.ts'
import { Equivalents } from '../src/equivalents.ts'
import { judgeMutant } from '../src/judge-mutant.ts'
import type { MutationReport } from '../src/report.ts'
import { runMutation } from '../src/run-mutation.ts'
import { readSources } from '../src/server-sources.ts'
import { documented } from '../src/settings.ts'

const sources = readSources(['rate-limit'])
const few = clauses.filter(({ id }) => ['limits/error-header', 'limits/up-to-the-limit'].includes(id))
const options = { setting: documented, reach: {}, patienceMs: 1000 }
const lines: string[] = []
let folder: string
let report: MutationReport

const run = () =>
  runMutation({
    sources,
    subjects: ['rate-limit'],
    clauses: few,
    version: 'of this test',
    equivalents: new Equivalents('[]'),
    folder,
    print: (line) => lines.push(line),
    sample: 5,
  })

/** A server whose count of requests begins with these words. */
async function serverThat(does: string): Promise<string> {
  const texts = sources.map(
    ({ file, text }) => [file, text.replace('const now =', `${does}\n    const now =`)] as const,
  )
  const program = join(folder, 'server.mjs')
  writeFileSync(program, await bundleServer(new Map(texts)))
  return program
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'get-log-mutation-'))
  report = await run()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('each mutant is killed by the clause that notices it, or survives', () => {
  const ids = few.map(({ id }) => id)
  const noticed = report.mutants.filter(({ killedBy }) => killedBy !== undefined)
  expect(noticed.filter(({ killedBy = '', status }) => status !== 'killed' || !ids.includes(killedBy))).toEqual([])
  expect(report.mutants.filter(({ status }) => status === 'survived')).toHaveLength(report.survived)
  expect([noticed.length, report.killed > 0, report.survived > 0]).toEqual([report.killed, true, true])
  expect(lines).toEqual([
    expect.stringMatching(/^rate-limit +\d killed +0 timed out +\d survived +0 equivalent +[\d.]+ %$/),
  ])
})

test('a run that was stopped goes on with what is left', async () => {
  const progress = join(folder, 'progress.jsonl')
  const [first = ''] = readFileSync(progress, 'utf8').split('\n')
  writeFileSync(progress, `${first.replace(/"status":"\w+"/, '"status":"timedOut"')}\n{"run":"cut`)
  const { killed, timedOut, survived } = await run()
  expect({ timedOut, judged: killed + survived }).toEqual({ timedOut: 1, judged: 4 })
})

test('a mutant is killed too by an open question that it answers otherwise', async () => {
  const question = clauses.filter(({ id }) => id === 'methods/options-answer')
  const reach = { 'methods/options-answer': { costMs: 0, mutants: [], observed: 'as no server answers' } }
  const killedBy = 'methods/options-answer, observed otherwise'
  expect(await judgeMutant(await serverThat(''), question, { ...options, reach })).toEqual({
    status: 'killed',
    killedBy,
  })
})

test('a server that spins is ended, and counts as timed out', async () => {
  const program = await serverThat('for (;;) {}')
  expect(await judgeMutant(program, few, options)).toEqual({ status: 'timedOut', killedBy: 'spins' })
})

test('a server that is only slow for once is not taken for a faulty one', async () => {
  const program = await serverThat('while (performance.now() < (globalThis.until ??= performance.now() + 1500));')
  expect(
    await judgeMutant(
      program,
      few.filter(({ exclusive }) => exclusive),
      options,
    ),
  ).toEqual({ status: 'survived' })
})

test('a server that does not start is killed by that', async () => {
  const program = join(folder, 'broken.mjs')
  writeFileSync(program, 'process.exit(1)')
  expect(await judgeMutant(program, few, options)).toEqual({ status: 'killed', killedBy: 'does not start' })
})
