import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clause, Deviation, Promised, Target } from '@get-log/contract-tests'
import { Blocked, defineClause, defineQuestion, defineTarget, finding } from '@get-log/contract-tests'
import { contractSuite } from '@get-log/contract-tests/vitest'
import { expect, test } from 'vitest'
import { listen } from '../../src/proof/serve-mutant.ts'

const token = 'a/secret+token="of mine"'
const happened: string[] = []

/** A server that reveals the token to everybody. */
async function open(): Promise<Target> {
  happened.push('opened')
  const server = await listen(createServer((_, response) => response.writeHead(401).end(`not ${token}`)))
  return defineTarget({
    name: 'prism',
    url: server.url,
    arrange: { finishedLog: async () => ({ id: 'x' }), emptyLog: 'It writes to every log' },
    secrets: new Set([token]),
    close: async () => {
      await server[Symbol.asyncDispose]()
      happened.push('closed')
    },
  })
}

const rest = {
  ...({ title: 'T', source: [], basis: 'documented', needs: ['finishedLog'] } as const),
  brokenBy: [
    { name: 'none', title: 'None', code: 'odd', fault: () => async (request, forward) => forward(request) },
  ] satisfies Promised['brokenBy'],
}

function breaking(id: string, level: 'must' | 'should', ...codes: string[]): Clause {
  const findings = codes.map((code) => finding(code, 'a', 'b'))
  const basis = level === 'must' ? 'documented' : 'expected'
  return defineClause({ ...rest, id, basis, check: async () => findings })
}

function deviation(clause: string, code: string): Deviation {
  return { target: 'prism', clause, code, reason: 'known', link: 'https://x.y', reviewBy: '2099-01-01' }
}

contractSuite(open, {
  clauses: [
    defineClause({
      ...rest,
      id: 'x/slow',
      check: async () => {
        await sleep(300)
        return []
      },
    }),
    breaking('x/pass', 'must'),
    breaking('x/warn', 'should', 'odd'),
    breaking('x/recorded', 'must', 'odd'),
    breaking('methods/allow', 'must', 'no-allow'),
    breaking('x/stale', 'must'),
    defineClause({
      ...rest,
      id: 'x/fail',
      check: async ({ arrange, read }) => {
        const exchange = await read(await arrange.finishedLog(), { query: `token=${encodeURIComponent(token)}` })
        return [finding('odd', 'no token', exchange.text, exchange)]
      },
    }),
    defineClause({ ...breaking('x/follows', 'must', 'odd'), restsOn: ['x/fail'] } as Promised),
    defineQuestion({ ...rest, id: 'x/asks', observe: async () => `it says ${token}` }),
    defineClause({ ...rest, id: 'x/blocked', check: () => Promise.reject(new Blocked('no run today')) }),
    defineClause({ ...rest, id: 'x/lacking', needs: ['emptyLog'], check: async () => [] }),
  ],
  deviations: [deviation('x/recorded', 'odd'), deviation('x/stale', 'odd')],
  onJudgement: ({ clause }) => happened.push(clause.id),
})

test('afterwards', () => {
  expect([happened[0], happened.length, happened.at(-1)]).toEqual(['opened', 13, 'closed'])
})

contractSuite(defineTarget({ name: 'bare', url: 'http://127.0.0.1:1', arrange: {} }))
