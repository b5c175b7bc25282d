import { expect, test } from 'vitest'
import { createLogServer } from '../index.ts'
import { appendUntilFull } from './append-until-full.ts'

test('once output goes past a limit the log stays as it is', () => {
  const run = createLogServer({ limits: { logBytes: 30 }, traits: { stamps: true } }).runs.start({ id: 'a' })
  const told: string[] = []
  const append = appendUntilFull(run, ({ message }) => told.push(message))
  for (const output of ['one', ', two', '.', '.']) append(Buffer.from(output))
  expect(told).toEqual(['The log of run "a" would grow past 30 bytes; raise limits.logBytes.'])
  expect(run.raw.length).toBe(25 + 'one'.length)
})
