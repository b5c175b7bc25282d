import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { repetitions } from '@get-log/workspace/repetitions'
import { expect, test } from 'vitest'
import type { Arrangements, Clause, Judgement } from '../src/index.ts'
import { clauses, defineTarget, judgeAll } from '../src/index.ts'
import { serve } from './serve.ts'

const log = { id: 'anything', written: Buffer.from('a line\n') }
const tokens = { token: 'a-token', ownerToken: 'a-token', otherToken: 'another' }
const situation = { ...log, ...tokens, append: async () => {}, finish: async () => {} }
const names = ['finishedLog', 'knownLog', 'writtenLog', 'ansiLog', 'emptyLog', 'largeLog', 'growingLog', 'steeredLog']
const others = ['unknownLog', 'restrictedLog', 'foreignLog', 'guardedLog', 'guardedRun']
const arrange: Partial<Arrangements> = {
  ...Object.fromEntries([...names, ...others].map((name) => [name, async () => situation])),
  knownToken: async () => tokens.token,
}

/** Every nth clause, including the plain one. */
const each = (many: number): Clause[] => clauses.filter((_, index) => index % many === 0)
const judged = each(repetitions(8, 1))

async function judgeHostile(
  answer: (socket: Socket) => void,
  judged: readonly Clause[],
  patienceMs = 150,
): Promise<Judgement[]> {
  const target = defineTarget({ name: 'hostile', url: await serve(createServer(answer)), arrange })
  return judgeAll(judged, target, { patienceMs, targetMs: 20_000 })
}

const begun = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n'

test.each<[title: string, most: number, answer: (socket: Socket) => void]>([
  ['accepts and says nothing', 1, () => {}],
  ['resets every connection', 1, (socket) => socket.resetAndDestroy()],
  [
    'resets after the head',
    judged.length,
    (socket) => socket.once('data', () => socket.write(begun, () => socket.resetAndDestroy())),
  ],
  ['speaks no HTTP', 1, (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
  ['never finishes its head', 1, (socket) => socket.write('HTTP/1.1 200 OK\r\nX: ')],
])('a target that %s gets a verdict for each clause, in bounded time', { timeout: 60_000 }, async (_, most, answer) => {
  const judgements = await judgeHostile(answer, judged)
  expect(judgements).toHaveLength(judged.length)
  const those = (wanted: string): string[] =>
    judgements.filter(({ verdict }) => verdict === wanted).map(({ clause }) => clause.id)
  expect(those('pass')).toEqual([])
  expect(those('fail').slice(0, 1)).toEqual(['body/status'])
  expect(those('fail').length).toBeLessThanOrEqual(most)
})

test('a target that streams without end gets its verdicts in bounded time and memory', {
  timeout: 60_000,
}, async () => {
  const block = Buffer.alloc(65_536, 'endless ')
  const judged = each(repetitions(24, 8))
  const judgements = await judgeHostile(
    (socket) => {
      const pour = (): void => {
        while (!socket.destroyed && socket.write(block));
      }
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n')
        pour()
      })
      socket.on('drain', pour)
    },
    judged,
    2000,
  )
  expect(judgements).toHaveLength(judged.length)
  expect(judgements.find(({ clause }) => clause.id === 'body/status')?.findings).toMatchObject([
    { code: 'body-endless' },
  ])
  const exchanges = judgements.flatMap(({ findings }) => findings.flatMap(({ exchange }) => exchange ?? []))
  const kept = exchanges.map(({ chunks }) => chunks.reduce((sum, { bytes }) => sum + bytes.buffer.byteLength, 0))
  expect(Math.max(...kept)).toBe(16 * 1024)
  expect(Math.max(...exchanges.map(({ received }) => received))).toBeLessThan(65 * 1024 ** 2)
})

test('a target that is gone gets its verdicts at once', async () => {
  const target = defineTarget({ name: 'gone', url: 'http://127.0.0.1:1', arrange })
  const judgements = await judgeAll(clauses, target)
  expect(judgements.filter(({ verdict }) => verdict === 'pass').map(({ clause }) => clause.id)).toEqual([])
  expect(judgements.find(({ clause }) => clause.id === 'body/status')).toMatchObject({
    verdict: 'blocked',
    reason: 'Nothing answers at http://127.0.0.1:1 any more',
  })
})
