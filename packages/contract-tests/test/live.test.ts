import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createLogServer } from '@get-log/server'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Judgement, Target } from '../src/index.ts'
import { clauses, createUrlTarget, judgeAll, readFixtures } from '../src/index.ts'
import type { Mutant } from '../src/proof/mutant.ts'
import { mutants } from '../src/proof/mutant.ts'
import { startMutant } from '../src/proof/prove.ts'
import { steerByControl } from '../src/targets/control/steer-by-control.ts'
import { createSteeredArrangements } from '../src/targets/steering/steered-arrangements.ts'
import { serve } from './serve.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'live-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('a server that only fixtures know', { timeout: 90_000 }, () => {
  test('is judged by ids, tokens and a command that starts a run; the rest says which key would bring it', async () => {
    const { url, controlUrl } = await startServer()
    const { arrange } = createSteeredArrangements(steerByControl(controlUrl))
    const restricted = await arrange.guardedLog()
    const file = join(directory, 'fixtures.json')
    const fixtures = {
      token: restricted.ownerToken,
      otherToken: restricted.otherToken,
      finished: (await arrange.finishedLog()).id,
      escapes: (await arrange.ansiLog()).id,
      empty: (await arrange.emptyLog()).id,
      large: (await arrange.largeLog()).id,
      restricted: restricted.id,
      startRun: `"${process.execPath}" "${here('start-slow-run.js')}" ${controlUrl}`,
    }
    writeFileSync(file, JSON.stringify(fixtures))
    const judgements = await judgeThere(await createUrlTarget(url, { fixtures: await readFixtures(file) }))
    const others = judgements.filter(({ verdict }) => !['pass', 'observed', 'not-applicable'].includes(verdict))
    expect(others.map(({ clause, verdict, reason }) => `${clause.id} ${verdict} ${reason}`)).toEqual([])
    const passed = judgements.filter(({ verdict }) => verdict === 'pass').map(({ clause }) => clause.id)
    const wanted = ['stream/delivers-one', 'stream/late-reader', 'auth/foreign-flags', 'raw/same-log', 'body/large']
    expect(passed).toEqual(expect.arrayContaining(wanted))
    const reasons = new Set(judgements.map(({ reason }) => reason).filter((reason) => reason !== undefined))
    expect([...reasons].filter((reason) => !/--control|--provoke-rate-limit/.test(reason))).toEqual([])
    expect([...reasons].join('\n')).toContain('A 429 is not provoked')
  })

  test.each([
    ['always-streams', 'stream/absent'],
    ['streams-for-zero', 'stream/zero'],
  ])('a run that writes by itself shows a server that %s: %s is broken', async (name, id) => {
    const { start } = mutants.find((mutant) => mutant.name === name) as Mutant
    await using faulty = await startMutant(name, start)
    const startRun = `"${process.execPath}" "${here('start-slow-run.js')}" ${faulty.controlUrl}`
    const target = await createUrlTarget(faulty.target.url, { fixtures: { startRun } })
    const judgements = await judgeThere(
      target,
      clauses.filter((clause) => clause.id === id),
    )
    expect(judgements).toMatchObject([{ findings: [{ code: 'body-hangs' }] }])
  })

  test('without fixtures is judged where that needs none, and every other clause names the key that is missing', async () => {
    const { url } = await startServer()
    const target = await createUrlTarget(url)
    expect(target.requestsPerSecond).toBeLessThan(60)
    const judgements = await judgeThere(target)
    const others = judgements.filter(({ verdict }) => !['pass', 'observed', 'not-applicable'].includes(verdict))
    expect(others.map(({ clause, verdict }) => `${clause.id} ${verdict}`)).toEqual([])
    const reasons = judgements.flatMap(({ reason }) => reason ?? [])
    for (const key of ['"finished"', '"escapes"', '"startRun"', '"token"', '"restricted"'])
      expect(reasons.join('\n')).toContain(key)
  })
})

describe('what is shipped for the live API', () => {
  test.each([
    ['plain', /^get-log fixture line 1 of 3, žluťoučký kůň\n(get-log.*\n){2}$/],
    ['escapes', /^\x1b\[31mget-log fixture line 1 of 3\x1b\[0m \x1b\]8;;https:\/\/example.com\x07link\x1b\]8;;\x07\n/],
    ['large', /^get-log fixture line 1 of 3 x{1000}\n/],
  ])('has an Actor that prints a log that is %s', (kind, log) => {
    const env = { ...process.env, FIXTURE_INPUT: JSON.stringify({ kind, lines: 3, delayMs: 1 }) }
    const { stdout, status } = spawnSync(process.execPath, [here('../live/actor/main.js')], { env, encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout).toMatch(log)
  })

  test('has a fixtures file to fill in, which is read as it is', async () => {
    expect(await readFixtures(here('../live/fixtures.json'))).toEqual({})
    expect(Object.keys(JSON.parse(readFileSync(here('../live/fixtures.json'), 'utf8')))).toContain('startRun')
  })

  test('has a command that starts a run and prints its id', async () => {
    const asked: string[] = []
    const api = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
      response.writeHead(201).end(JSON.stringify({ data: { id: 'TheRunId' } }))
    })
    const env = { ...process.env, GET_LOG_TOKEN: 'tok', GET_LOG_API: await serve(api) }
    const child = spawn(process.execPath, [here('../live/start-run.js'), 'me~fixture'], { env })
    expect(await text(child.stdout)).toBe('TheRunId\n')
    expect(asked).toEqual(['POST /v2/acts/me~fixture/runs Bearer tok'])
  })
})

async function startServer(): Promise<{ url: string; controlUrl: string }> {
  const server = createLogServer()
  onTestFinished(() => server.close())
  const { url, controlUrl = '' } = await server.listen({ controlPort: 0 })
  return { url, controlUrl }
}

async function judgeThere(target: Target, judged = clauses): Promise<Judgement[]> {
  const judgements = await judgeAll(judged, target)
  await target.close()
  return judgements
}
