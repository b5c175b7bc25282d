import { createLogServer } from '@get-log/server'
import { expect, test } from 'vitest'
import { steerInProcess } from '../server/server-target.ts'
import { createSteeredArrangements } from './steered-arrangements.ts'

test('every created token is a secret, and every started run is gone at the end', async () => {
  const server = createLogServer()
  const steered = createSteeredArrangements(steerInProcess(server))
  const { arrange, secrets } = steered
  const { ownerToken, otherToken } = await arrange.guardedLog()
  expect([...secrets].toSorted()).toEqual([await arrange.knownToken(), otherToken].toSorted())
  expect(ownerToken).toBe(await arrange.knownToken())
  const { id } = await arrange.steeredLog()
  expect(server.runs.get(id)).toBeDefined()
  await steered[Symbol.asyncDispose]()
  expect(server.runs.get(id)).toBeUndefined()
})
