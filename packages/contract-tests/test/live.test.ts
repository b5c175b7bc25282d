import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createLogServer } from '@get-log/server'
import { expect, onTestFinished, test } from 'vitest'
import { clauses, createUrlTarget, judgeAll, readFixtures } from '../src/index.ts'
import { startFaulty } from './start-faulty.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

test('a server without fixtures is judged as far as possible, and every other clause names the missing key', async () => {
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
])('a run that writes by itself reveals a server that %s: %s is broken', async (name, id) => {
  await using faulty = await startFaulty(name)
  const startRun = `"${process.execPath}" "${here('start-slow-run.js')}" ${faulty.controlUrl}`
  const target = await createUrlTarget(faulty.target.url, { fixtures: { startRun } })
  const only = clauses.filter((clause) => clause.id === id)
  const judgements = await judgeAll(only, target).finally(target.close)
  expect(judgements).toMatchObject([{ findings: [{ code: 'body-hangs' }] }])
})

test('the shipped fixtures template can be read as it is', async () => {
  expect(await readFixtures(here('../live/fixtures.json'))).toEqual({})
  expect(Object.keys(JSON.parse(readFileSync(here('../live/fixtures.json'), 'utf8')))).toContain('startRun')
})
