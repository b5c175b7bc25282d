import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createLogServer } from '@get-log/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { clauses, createUrlTarget, judgeAll, readFixtures } from '../src/index.ts'
import type { Mutant } from '../src/proof/mutant.ts'
import { mutants } from '../src/proof/mutant.ts'
import { startMutant } from '../src/proof/prove.ts'
import { serve } from './serve.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

test('a server without fixtures is judged where that needs none, and every other clause names the key that is missing', async () => {
  const server = createLogServer()
  onTestFinished(() => server.close())
  const target = await createUrlTarget((await server.listen()).url)
  expect(target.requestsPerSecond).toBeLessThan(60)
  const judgements = await judgeAll(clauses, target)
  const others = judgements.filter(({ verdict }) => !['pass', 'observed', 'not-applicable'].includes(verdict))
  expect(others.map(({ clause, verdict }) => `${clause.id} ${verdict}`)).toEqual([])
  const reasons = judgements.flatMap(({ reason }) => reason ?? [])
  for (const key of ['"finished"', '"escapes"', '"startRun"', '"token"', '"restricted"'])
    expect(reasons.join('\n')).toContain(key)
})

test.each([
  ['always-streams', 'stream/absent'],
  ['streams-for-zero', 'stream/zero'],
])('a run that writes by itself shows a server that %s: %s is broken', async (name, id) => {
  const { start } = mutants.find((mutant) => mutant.name === name) as Mutant
  await using faulty = await startMutant(name, start)
  const startRun = `"${process.execPath}" "${here('start-slow-run.js')}" ${faulty.controlUrl}`
  const target = await createUrlTarget(faulty.target.url, { fixtures: { startRun } })
  const only = clauses.filter((clause) => clause.id === id)
  const judgements = await judgeAll(only, target).finally(target.close)
  expect(judgements).toMatchObject([{ findings: [{ code: 'body-hangs' }] }])
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
