import { expect, test, vi } from 'vitest'
import { clauses, judgeAll } from '../../src/index.ts'
import { isLong } from '../platform/bad-day.ts'
import { breaches } from './breaches.ts'
import { permitted } from './permitted.ts'
import type { SwitchName } from './permitted-target.ts'
import { permittedTarget } from './permitted-target.ts'
import type { Switch } from './policy.ts'

type PermittedName = keyof typeof permitted

// Stamped lines are no longer what was written: they are judged through a frame.
const framed = 'the platform stamps lines, and writes some'

const names: readonly PermittedName[] = (Object.keys(permitted) as PermittedName[]).filter((name) => name !== framed)

/** Sets of compatible switches, such that every two compatible switches are on together in one of them. */
function combinePairs(size: number): PermittedName[][] {
  const rest = new Set(names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const)))
  for (const pair of rest) if (clash(...pair)) rest.delete(pair)
  const sets: PermittedName[][] = []
  while (rest.size > 0) {
    const set: PermittedName[] = []
    for (const [one, other] of rest) {
      const more = [one, other].filter((name) => !set.includes(name))
      const fits = more.every((name) => set.every((member) => !clash(name, member)))
      if (fits && set.length + more.length <= size) set.push(...more)
    }
    for (const pair of rest) if (pair.every((name) => set.includes(name))) rest.delete(pair)
    sets.push(set)
  }
  return sets
}

const timed: readonly PermittedName[] = [
  'every byte is a chunk',
  'everything comes 300 ms late',
  'a stream of a young run ends at once',
  'a stream ends after a minute',
]

/** As many compatible switches as possible, without those about time. */
const together: PermittedName[] = []
for (const name of names)
  if (!timed.includes(name) && !together.some((member) => clash(name, member))) together.push(name)

function clash(one: PermittedName, other: PermittedName): boolean {
  const decides = (name: PermittedName): string[] =>
    Object.keys(permitted[name] as Switch).filter((key) => !['ask', 'answer', 'print'].includes(key))
  return decides(one).some((key) => decides(other).includes(key))
}

vi.setConfig({ maxConcurrency: 4 })

const timeout = 300_000

async function failing(...switches: SwitchName[]): Promise<string[]> {
  const target = await permittedTarget(...switches)
  try {
    const judged = await judgeAll(clauses, target, { patienceMs: isLong ? 4000 : 2000 })
    const failed = judged.filter(({ verdict }) => verdict === 'fail')
    return failed.map(({ clause, findings }) => `${clause.id} ${findings[0]?.code}: ${findings[0]?.seen}`)
  } finally {
    await target.close()
  }
}

// The sets of all pairs include each switch.
const sets = isLong ? [[], ...combinePairs(24)] : [together]

// Most of a run is waiting.
test.concurrent.each(sets.map((set) => ({ set, title: set.join(', and ') })))(
  'nothing fails where the page is kept to the letter $title',
  { timeout },
  async ({ set }) => {
    expect(await failing(...set)).toEqual([])
  },
)

const broken = Object.keys(breaches) as (keyof typeof breaches)[]

// In the short tests a breach is noticed through the frame, which takes a few clauses and not all.
test.concurrent.each(isLong ? broken : [])('one clause fails where %s', { timeout }, async (name) => {
  expect(await failing(name)).toHaveLength(1)
})
