import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { clauses } from '../src/index.ts'

interface Told {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'skipped'
  readonly told: string
  readonly durationMs: number
}

const vitest = fileURLToPath(new URL('../vitest.mjs', import.meta.resolve('vitest')))
const config = fileURLToPath(new URL('suites/vitest.config.ts', import.meta.url))
let status: number | null
let rows: Told[]

beforeAll(() => {
  const ran = spawnSync(process.execPath, [vitest, 'run', '--config', config], { encoding: 'utf8' })
  status = ran.status
  rows = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}, 180_000)

describe('in a Vitest suite', () => {
  test.each([
    ['a promise that holds', 'x/pass', 'passed', ''],
    ['a broken should', 'x/warn', 'passed', 'warn: x/warn on prism: warn\n  odd: expected a, saw b'],
    ['a recorded breach', 'x/recorded', 'passed', 'deviation: x/recorded on prism: deviation\n  known (https://x.y)'],
    ['a breach that the kit records', 'methods/allow', 'passed', 'methods/allow on prism: deviation\n  Prism'],
    ['a recorded breach that is gone', 'x/stale', 'failed', 'holds now: remove the entry'],
    ['an arrangement that fails', 'x/blocked', 'failed', 'x/blocked on prism: blocked\n  no run today'],
    ['what is broken because of another', 'x/follows', 'skipped', 'A consequence of x/fail, which is broken too'],
    ['an open question', 'x/asks', 'passed', 'observed: x/asks on prism: observed\n  it says [token]'],
    ['what the target cannot arrange', 'x/lacking', 'skipped', 'It writes to every log'],
  ])('%s, %s, is %s', (_, id, state, told) => {
    expect(rowOf(`${id}: T`)).toMatchObject({ state, told: expect.stringContaining(told) })
  })

  test('a broken must fails with what was expected, what was seen and the exchange, and shows no token', () => {
    const { state, told } = rowOf('x/fail: T')
    expect(state).toBe('failed')
    expect(told).toMatch(
      /^x\/fail on prism: fail\n {2}odd: expected no token, saw not \[token\]\n {2}curl .*\n {2}> GET http:\S+\/v2\/logs\/x\?token=\[token\]\n {2}< 401 /,
    )
  })

  test('a test ends when its clause has been judged', () => {
    expect(rowOf('x/slow: T').durationMs).toBeGreaterThan(200)
    expect(rowOf('x/pass: T').durationMs).toBeLessThan(rowOf('x/slow: T').durationMs)
  })

  test('the target is opened before the first clause and closed after the last', () => {
    expect(rowOf('afterwards')).toMatchObject({ told: '', state: 'passed' })
  })

  test('a target to which no clause applies is a failure, beside every clause with its reason', () => {
    const bare = rows.filter(({ name }) => name.startsWith('bare keeps the contract of Get log > '))
    expect(bare.filter(({ state, told }) => state === 'skipped' && told !== '')).toHaveLength(clauses.length)
    expect(bare.filter(({ state }) => state !== 'skipped')).toMatchObject([
      { state: 'failed', told: expect.stringContaining('No clause applies to bare') },
    ])
  })

  test('the exit code says that something failed', () => {
    expect(status).toBe(1)
  })
})

function rowOf(title: string): Told {
  return rows.find(({ name }) => name.endsWith(title)) ?? expect.fail(`no test ${title}`)
}
