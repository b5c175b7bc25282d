import { expect, test } from 'vitest'
import { clauses, judgeAll } from '../src/index.ts'
import { permittedTarget } from './permitted/permitted-target.ts'

const framed = clauses.filter(({ id }) =>
  /^stream\/|^body\/(?:as-written|grows|nothing-yet|part|coding-asked)$|^raw\/any-bytes$/.test(id),
)

test('on a platform that stamps lines and writes some, what a program printed is judged, and what the frame hides says so', async () => {
  const target = await permittedTarget('the platform stamps lines, and writes some')
  const judgements = await judgeAll(framed, target).finally(target.close)
  const of = (...wanted: readonly string[]) => judgements.filter(({ verdict }) => wanted.includes(verdict))
  expect(of('fail', 'blocked', 'consequence').map(({ clause, findings }) => [clause.id, findings[0]?.seen])).toEqual([])
  const hidden = of('not-applicable').filter(({ reason }) => reason?.startsWith('The platform'))
  expect(hidden.map(({ clause }) => clause.id)).toEqual([
    ...['body/nothing-yet', 'raw/any-bytes', 'stream/parts-of-a-line', 'stream/raw', 'stream/nothing-written'],
  ])
  expect(of('pass', 'warn', 'observed').length + hidden.length).toBe(framed.length)
})

test.each(['a stream comes when the run has ended', 'a stream ends after a second'] as const)(
  'through the frame a clause fails where %s',
  async (breach) => {
    const target = await permittedTarget('the platform stamps lines, and writes some', breach)
    const [clause] = clauses.filter(({ id }) => id === 'stream/quiet')
    const judgements = await judgeAll(clause ? [clause] : [], target, { patienceMs: 1000 }).finally(target.close)
    expect(judgements.map(({ verdict }) => verdict)).toEqual(['fail'])
  },
)
