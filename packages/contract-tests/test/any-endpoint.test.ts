import { createServer } from 'node:http'
import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { Log } from '../src/clause/arrangements.ts'
import type { Clause, Promised } from '../src/clause/clause.ts'
import { finding } from '../src/clause/clause.ts'
import type { Scene } from '../src/clause/scene.ts'
import { citeFrom } from '../src/clause/source.ts'
import type { Contract } from '../src/contract.ts'
import { every } from '../src/faults/answers.ts'
import { asks } from '../src/faults/asks.ts'
import { judgeContract } from '../src/judge/judge-all.ts'
import { assembleReport } from '../src/report/assemble-report.ts'
import { outcomeOf } from '../src/report/report.ts'
import { renderMatrix } from '../src/reporters/matrix/render-matrix.ts'
import type { Target } from '../src/targets/target.ts'
import { defineTarget } from '../src/targets/target.ts'
import { serve } from './serve.ts'

const operation = { description: 'One thing.', responses: { 200: { description: 'The thing.' } } }
const document = { info: { version: '7' }, paths: { '/things/{id}': { get: operation } } }
const brokenBy: Promised['brokenBy'] = [{ name: 'none', title: 'None', code: 'none', fault: asks(every) }]

interface ThingScene {
  arrange: { thing(): Promise<Log> }
  read: Scene['read']
}

/** Promises about things: nothing here knows about logs. */
const clauses = [
  { id: 'thing/status', title: 'A thing is a 200', code: 'status', holds: (status: number) => status === 200 },
  { id: 'thing/teapot', title: 'A thing is a teapot', code: 'teapot', holds: (status: number) => status === 418 },
].map(({ id, title, code, holds }) => ({
  id,
  title,
  basis: 'documented',
  level: 'must',
  needs: ['thing'],
  brokenBy,
  source: citeFrom(document, ['/paths/~1things~1{id}/get/responses/200']),
  async check({ arrange, read }: ThingScene) {
    const { status } = await read(await arrange.thing())
    return holds(status) ? [] : [finding(code, 'so', String(status))]
  },
})) as unknown as Clause[]

const contract: Contract = { name: 'Get thing', document, operation: { method: 'get', path: '/things/{id}' }, clauses }

async function openToy(arrange: object): Promise<Target> {
  const toy = createServer(({ url }, response) => response.writeHead(url === '/things/a%20b' ? 200 : 404).end())
  return defineTarget({ name: 'toy', url: await serve(toy), arrange })
}

test('another endpoint is judged and reported by the same engine, from its own document', async () => {
  const target = await openToy({ thing: async () => ({ id: 'a b' }) })
  const judgements = await judgeContract(contract, target)
  const report = assembleReport(contract, { startedAt: new Date(), durationMs: 1, targets: [target], judgements })
  expect(report).toMatchObject({
    spec: { version: '7' },
    targets: [{ capabilities: { thing: true } }],
    results: [{ verdict: 'pass' }, { verdict: 'fail', findings: [{ code: 'teapot', seen: '200' }] }],
    coverage: { covered: ['/paths/~1things~1{id}/get/responses/200'] },
  })
  expect(outcomeOf(report)).toMatchObject({ exitCode: 1, words: '1 promise broken' })
  expect(renderMatrix(report, { colors: pc.createColors(false), columns: 80 })).toContain('thing/teapot on toy')
})

test('what a target does not arrange is not applicable, with its reason', async () => {
  const target = await openToy({ thing: 'There are no things today' })
  const judgements = await judgeContract(contract, target)
  expect(judgements.map(({ verdict, reason }) => `${verdict}: ${reason}`)).toEqual(
    Array(2).fill('not-applicable: There are no things today'),
  )
})
