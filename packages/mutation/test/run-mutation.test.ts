import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clause } from '@get-log/contract-tests'
import { clauses } from '@get-log/contract-tests'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Equivalents } from '../src/equivalents.ts'
import type { Fate } from '../src/judge-mutant.ts'
import { judgeMutant } from '../src/judge-mutant.ts'
import type { Source } from '../src/mutant.ts'
import { bundleServer, instrument, readSources } from '../src/mutant.ts'
import { measureReach } from '../src/reach.ts'
import type { MutationReport } from '../src/report.ts'
import { runMutation } from '../src/run-mutation.ts'
import { documented } from '../src/server.ts'

const sources = readSources(['rate-limit'])
const few = clauses.filter(({ id }) => ['limits/error-header', 'limits/up-to-the-limit'].includes(id))
const lines: string[] = []
let folder: string
let report: MutationReport

const run = (equivalents = '[]') =>
  runMutation({
    sources,
    subjects: ['rate-limit'],
    clauses: few,
    version: 'of this test',
    equivalents: new Equivalents(equivalents),
    folder,
    print: (line) => lines.push(line),
    sample: 5,
  })

/** A server whose request counter begins with this code. */
const serverThat = (does: string): Promise<string> => {
  const begun = ({ text }: Source): string => text.replace('const now =', `${does}\n    const now =`)
  return bundleServer(new Map(sources.map((source) => [source.file, begun(source)])))
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

test('a stopped run continues with what is left', async () => {
  const progress = join(folder, 'progress.jsonl')
  const [first = ''] = readFileSync(progress, 'utf8').split('\n')
  writeFileSync(progress, `${first.replace(/"status":"\w+"/, '"status":"timedOut"')}\n{"run":"cut`)
  const { killed, timedOut, survived } = await run()
  expect({ timedOut, judged: killed + survived }).toEqual({ timedOut: 1, judged: 4 })
})

test('a mutant that is said to be equivalent is not judged', async () => {
  writeFileSync(join(folder, 'progress.jsonl'), '')
  const before = report.mutants.map((mutant) => mutant.before)
  const { equivalent } = await run(JSON.stringify([{ reason: 'For this test.', mutants: { 'rate-limit.ts': before } }]))
  expect([equivalent, readFileSync(join(folder, 'progress.jsonl'), 'utf8')]).toEqual([5, ''])
})

test('every clause, not just the first, reaches what the server does only once', async () => {
  const { texts, mutants } = await instrument(readSources(['stripper']))
  const counting = join(folder, 'counting-stripper.mjs')
  writeFileSync(counting, await bundleServer(texts))
  const ids = ['raw/colours', 'raw/titles']
  const judges = clauses.filter(({ id }) => ids.includes(id))
  const reach = await measureReach(counting, documented, judges)
  const once = new Set(mutants.filter(({ file }) => file === 'stripper/steps.ts').map(({ id }) => id))
  const [first = 0, second] = ids.map((id) => reach[id]?.mutants.filter((mutant) => once.has(mutant)).length)
  expect([first > 100, second]).toEqual([true, first])
})

const question = 'methods/options-answer'

test.each<[string, string, readonly Clause[], Fate]>([
  [
    'answers an open question otherwise is killed',
    '',
    clauses.filter(({ id }) => id === question),
    { status: 'killed', killedBy: `${question}, observed otherwise` },
  ],
  ['spins is ended, and counts as timed out', 'for (;;) {}', few, { status: 'timedOut', killedBy: 'spins' }],
  [
    'is only slow for once is not taken for a faulty one',
    'while (performance.now() < (globalThis.until ??= performance.now() + 1500));',
    few.filter(({ exclusive }) => exclusive),
    { status: 'survived' },
  ],
  ['does not start is killed by that', 'process.exit(1)', few, { status: 'killed', killedBy: 'does not start' }],
])('a server that %s', async (_, does, judges, fate) => {
  const reach = { [question]: { costMs: 0, mutants: [], observed: 'as no server answers' } }
  const program = join(folder, 'server.mjs')
  writeFileSync(program, does === 'process.exit(1)' ? does : await serverThat(does))
  expect(await judgeMutant(program, judges, { setting: documented, reach, patienceMs: 1000 })).toEqual(fate)
})
