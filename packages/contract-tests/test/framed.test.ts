import { createLogServer } from '@get-log/server'
import { expect, test } from 'vitest'
import { clauses, defineTarget, judgeAll } from '../src/index.ts'
import { steerInProcess } from '../src/targets/server/server-target.ts'
import { createSteeredArrangements } from '../src/targets/steering/steered-arrangements.ts'
import { frames } from '../src/witness/frame.ts'
import { permittedTarget } from './permitted/permitted-target.ts'
import { isLong } from './platform/bad-day.ts'

const framed = clauses.filter(({ id }) =>
  /^stream\/|^body\/(?:as-written|grows|nothing-yet|part|coding-asked)$|^raw\/any-bytes$/.test(id),
)

test("on a platform that stamps lines and adds its own, the program's output is judged, and clauses say what the frame hides", async () => {
  const target = await permittedTarget('the platform stamps lines, and writes some')
  const judgements = await judgeAll(framed, target).finally(target.close)
  const of = (...wanted: readonly string[]) => judgements.filter(({ verdict }) => wanted.includes(verdict))
  expect(of('fail', 'blocked', 'consequence').map(({ clause, findings }) => [clause.id, findings[0]?.seen])).toEqual([])
  const hidden = of('not-applicable').filter(({ reason }) => reason?.startsWith('The platform'))
  expect(hidden.map(({ clause }) => clause.id).sort()).toEqual([
    ...['body/nothing-yet', 'raw/any-bytes', 'stream/any-bytes', 'stream/nothing-written', 'stream/parts-of-a-line'],
  ])
  expect(of('pass', 'warn', 'observed').length + hidden.length).toBe(framed.length)
})

test('the reference server that behaves like the live API keeps every promise through its frame', async () => {
  const server = createLogServer({ profile: 'live' })
  const { url } = await server.listen()
  const { arrange, secrets } = createSteeredArrangements(steerInProcess(server), frames['stamped-lines'])
  const offers = { ...arrange, emptyLog: 'the platform writes to every log' }
  const target = defineTarget({ name: 'profile', url, arrange: offers, secrets, close: async () => server.close() })
  const judgements = await judgeAll(isLong ? clauses : framed, target).finally(target.close)
  const bad = judgements.filter(({ verdict }) => ['fail', 'blocked', 'consequence'].includes(verdict))
  expect(bad.map(({ clause, findings, reason }) => [clause.id, reason ?? findings[0]?.seen])).toEqual([])
})

test.each(['a stream arrives when the run has ended', 'a stream ends after a second'] as const)(
  'through the frame a clause fails where %s',
  async (breach) => {
    const target = await permittedTarget('the platform stamps lines, and writes some', breach)
    const [clause] = clauses.filter(({ id }) => id === 'stream/quiet')
    const judgements = await judgeAll(clause ? [clause] : [], target, { patienceMs: 1000 }).finally(target.close)
    expect(judgements.map(({ verdict }) => verdict)).toEqual(['fail'])
  },
)
