import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { repetitions } from '@get-log/workspace/repetitions'
import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import type { JudgeAllOptions } from '../src/judge/judge-all.ts'
import { judgeContract } from '../src/judge/judge-all.ts'
import { proveContract } from '../src/proof/prove.ts'
import { renderProof } from '../src/proof/render-proof.ts'
import type { Claim, ReaderAdapter } from '../src/readers/reader.ts'
import { claims } from '../src/readers/reader.ts'
import { createReaderTarget } from '../src/readers/reader-target.ts'
import { faultyReaders, readersContract } from '../src/readers/readers-contract.ts'
import { makeDirectory } from './make-directory.ts'
import { runHere } from './run-contract.ts'

const plainReader = fileURLToPath(new URL('../readers/plain-reader.js', import.meta.url))
const everyId = readersContract.clauses.map(({ id }) => id)
const directory = makeDirectory()

/** The verdict of each of these clauses, with the codes of its findings or its reason. */
async function judge(adapter: ReaderAdapter, ids: readonly string[], options: JudgeAllOptions = {}) {
  const target = await createReaderTarget(adapter)
  try {
    const clauses = readersContract.clauses.filter(({ id }) => ids.includes(id))
    const judgements = await judgeContract({ ...readersContract, clauses }, target, { secondTry: false, ...options })
    return judgements.map(({ verdict, findings, reason }) =>
      [verdict, ...findings.map(({ code }) => code), ...(reason === undefined ? [] : [reason])].join(': '),
    )
  } finally {
    await target.close()
  }
}

test('each faulty reader is noticed by its promise, and the reader without a fault by none', {
  timeout: 300_000,
}, async () => {
  const mutants = faultyReaders.mutants.filter((_, index) => index % repetitions(25, 1) === 0)
  const noticing = new Set(mutants.flatMap(({ killedBy }) => killedBy.map(([id]) => id)))
  const clauses = readersContract.clauses.filter(({ id }) => noticing.has(id))
  const proof = await proveContract({ ...readersContract, clauses }, { ...faultyReaders, mutants })
  expect(renderProof(proof, pc.createColors(false)).match(/^✗.*$/gm)).toBeNull()
  expect(proof.kills).toHaveLength(mutants.length)
})

describe('a reader that does not end by itself is ended with all that it started, and all that it breaks has one cause', () => {
  test.each([
    ['never ends', 'sleep 60', 'fail: not-ended'],
    ['prints without end', 'yes', 'fail: not-ended'],
    ['ignores signals', "trap '' INT TERM; sleep 60", 'fail: not-ended'],
    ['leaves a process in a group of its own', 'setsid sleep 60 & sleep 60', 'fail: not-ended'],
  ])('one that %s', async (_, script, verdict) => {
    const file = join(directory, 'pids')
    const command = ['sh', '-c', `echo $$ > ${file}; ${script.replace('&', `& echo $! >> ${file};`)}`]
    const [first, ...others] = await judge({ command, claims }, everyId, { patienceMs: 1000 })
    expect([first, new Set(others)]).toEqual([verdict, new Set(['consequence'])])
    for (const pid of readFileSync(file, 'utf8').trim().split('\n')) {
      await expect.poll(() => isRunning(Number(pid)), { timeout: 5000 }).toBe(false)
    }
  })
})

function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

describe('what a reader may do as well as not', () => {
  test.each([
    [
      'a newline after the log',
      'r.end = (code) => process.stdout.write("\\n", () => process.exit(code))',
      ['whole/plain', 'whole/empty'],
    ],
    [
      'lines that end as they do elsewhere',
      'r.text = (text) => text.replaceAll("\\n", "\\r\\n")',
      ['lines/messages', 'lines/carriage-returns'],
      ['lines'],
    ],
    ['words of its own on standard error', 'r.tell("reading")', ['whole/plain']],
    [
      'a look at the status of the run, whose end is the end of the log',
      `const look = async () => (await (await fetch(r.url + "/v2/actor-runs/" + r.id)).json()).data.status
       let isOver; r.query = ""; r.isEnd = () => isOver
       r.onAnswer = async () => { isOver = await look() !== "RUNNING"; await new Promise((go) => setTimeout(go, 300)) }`,
      ['honest/clean-end', 'whole/plain'],
      ['whole', 'follow'],
    ],
  ] as const)('%s', async (_, fault, ids, claimed: readonly Claim[] = ['whole']) => {
    const command = ['env', `FAULT=${fault}`, process.execPath, plainReader]
    expect(await judge({ claims: claimed, command }, ids)).toEqual(ids.map(() => 'pass'))
  })
})

describe('a reader is started as seldom as may be', () => {
  const open = (url: string, id: string): Promise<Response> => fetch(`${url}/v2/logs/${id}?stream=1`)

  test('several promises that one reading shows take that reading alone', async () => {
    let count = 0
    async function* read(url: string, id: string) {
      count += 1
      yield* (await open(url, id)).body as AsyncIterable<Uint8Array>
    }
    const ids = ['whole/large', 'whole/long-line', 'whole/wide', 'whole/unfinished', 'whole/carriage-returns']
    expect(await judge({ read }, ids)).toEqual(ids.map(() => 'pass'))
    expect(count).toBe(1)
  })

  test('a line that comes out with the end of its run is not waited for again', async () => {
    let count = 0
    async function* read(url: string, id: string) {
      count += 1
      yield new Uint8Array(await (await open(url, id)).arrayBuffer())
    }
    const options = { patienceMs: 1000, secondTry: true }
    expect(await judge({ read, claims: ['follow'] }, ['live/each-line'], options)).toEqual(['fail: not-delivered'])
    // With other promises, and alone.
    expect(count).toBe(2)
  })

  test('what it takes to start is not taken for its slowness', async () => {
    async function* read(url: string, id: string) {
      await sleep(1300)
      yield* (await open(url, id)).body as AsyncIterable<Uint8Array>
    }
    expect(await judge({ read }, ['whole/ends'], { patienceMs: 1000 })).toEqual(['pass'])
  })
})

test('what a reader does not claim is not applicable, and so is what a library cannot do', async () => {
  async function* read() {}
  expect(await judge({ read }, ['resume/cut', 'obedient/terminate'])).toEqual([
    'not-applicable: the reader does not claim it: --claims resume',
    'not-applicable: A library is not a separate process: it gets no signals and prints nothing',
  ])
})

describe('the command', () => {
  const run = (...args: readonly string[]) =>
    runHere(directory, ['readers', ...args], { FAULT: 'r.isLog = () => true' })

  test('shows what a reader breaks, with a line that shows it again', async () => {
    const reader = ['--', process.execPath, plainReader]
    const { status, stdout } = await run('--clause', 'honest/missing', '--out', 'out', ...reader)
    expect({ status, stdout }).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('✗ honest/missing on plain-reader.js'),
    })
    expect(stdout).toMatch(/^1 promise broken: 1 clause, [\d.]+ s: out\/index\.html$/m)
    const { results } = JSON.parse(readFileSync(join(directory, 'out/report.json'), 'utf8'))
    const [, words] = /^get-log-contract readers (.*)$/.exec(results.at(-1).findings[0].reproduce) ?? []
    const again = await run(...(words ?? '').split(' '))
    expect(again).toMatchObject({ status: 1, stdout: expect.stringContaining('✗ honest/missing on') })
  })

  test('judges an adapter, in whose script the log is filled in, by what it claims', async () => {
    const script = `# claims: lines\ntest "{id}" = "$GET_LOG_ID" -a "{url}" = "\${GET_LOG_URL}" && exec cat "${plainReader}"\n`
    writeFileSync(join(directory, 'mine.sh'), script)
    const { status, stdout } = await run('--adapter', 'mine.sh', '--clause', 'whole/ends', 'whole/plain', '--verbose')
    expect(status).toBe(1)
    expect(stdout).toContain('expected  a request for /v2/logs/{id} at the URL given')
    expect(stdout).toContain('1 on mine: mine does not claim it: --claims whole')
  })

  test.each([
    ['no reader', [], 'Which reader?'],
    ['an unknown adapter', ['--adapter', 'telnet'], 'No adapter "telnet": it is a file, or one of apify-client-get'],
    ['a claim that there is not', ['--claims', 'all', '--', 'true'], 'Unknown claim "all": there are whole, follow'],
    ['a program that there is not', ['--', 'no-such-reader'], 'cannot be started: spawn no-such-reader ENOENT'],
  ])('refuses %s', async (_, args, told) => {
    expect(await run(...args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(told) })
  })
})
