import { expect, test, vi } from 'vitest'
import { clauses, judgeAll } from '../../src/index.ts'
import { breaches } from './breaches.ts'
import { combineAll, combinePairs } from './combine.ts'
import type { SwitchName } from './permitted-target.ts'
import { permittedTarget } from './permitted-target.ts'

vi.setConfig({ maxConcurrency: 4 })

const timeout = 300_000
const long = process.env.GET_LOG_LONG !== undefined

async function failing(...switches: SwitchName[]): Promise<string[]> {
  const target = await permittedTarget(...switches)
  try {
    const judged = await judgeAll(clauses, target, { patienceMs: long ? 4000 : 2000 })
    const failed = judged.filter(({ verdict }) => verdict === 'fail')
    return failed.map(({ clause, findings }) => `${clause.id} ${findings[0]?.code}: ${findings[0]?.seen}`)
  } finally {
    await target.close()
  }
}

// What all pairs are thrown in includes each alone.
const sets = long ? [[], ...combinePairs(24)] : combineAll().slice(0, 1)

// Most of a run is waiting.
test.concurrent.each(sets.map((set) => ({ set, title: set.join(', and ') })))(
  'nothing fails where the page is kept to the letter $title',
  { timeout },
  async ({ set }) => {
    expect(await failing(...set)).toEqual([])
  },
)

const broken = Object.keys(breaches) as (keyof typeof breaches)[]

// In the short tests a breach is noticed through the frame, which costs a few clauses and not all.
test.concurrent.each(long ? broken : [])('one clause fails where %s', { timeout }, async (name) => {
  expect(await failing(name)).toHaveLength(1)
})
