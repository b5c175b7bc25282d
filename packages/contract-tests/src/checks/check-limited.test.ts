import { expect, test } from 'vitest'
import { exchangeWith } from '../../test/exchange-with.ts'
import type { RateLimit } from '../clause/arrangements.ts'
import type { Scene } from '../clause/scene.ts'
import { Blocked, Inapplicable } from '../clause/scene.ts'
import { checkLimited, readRefused } from './check-limited.ts'

const log = { id: 'x', written: Buffer.from('a line\n') }
const generous = { read: async () => exchangeWith({ status: 200 }) } as unknown as Scene<never>

test.each([
  ['is broken where far more is answered', 1, 20, undefined],
  ['says nothing where no more was asked than it allows', 10, 2, Blocked],
])('a limit that refuses nothing %s', async (_, perSecond, count, thrown) => {
  const checked = checkLimited(generous, { perSecond } as RateLimit, log, Array(count).fill({}))
  if (thrown === undefined) await expect(checked).resolves.toMatchObject([{ code: 'no-limit', seen: '20 of 20' }])
  else await expect(checked).rejects.toThrow(thrown)
})

test('a log is asked for as often as the limit that it names, until it is refused', async () => {
  let asked = 0
  const read = async () => {
    asked += 1
    return exchangeWith({ status: asked > 70 ? 429 : 200, headers: [['X-RateLimit-Limit', '60']] })
  }
  expect((await readRefused({ read } as unknown as Scene<never>, log)).status).toBe(429)
  expect(asked).toBe(129)
})

test('if nothing was refused, there is no refusal to judge', async () => {
  await expect(readRefused(generous, log)).rejects.toThrow(Inapplicable)
})
