import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLogServer } from '@get-log/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { UsageError } from '../../usage/usage-error.ts'
import { holdControl } from './hold-control.ts'

async function startServer(controlToken?: string) {
  const server = createLogServer()
  onTestFinished(() => server.close())
  const { controlUrl = '' } = await server.listen({ controlPort: 0, controlToken })
  return { server, controlUrl }
}

test('a control interface that one run of the kit holds is refused to another until it is released', async () => {
  const { server, controlUrl } = await startServer()
  const held = await holdControl(controlUrl)
  await expect(holdControl(controlUrl)).rejects.toThrow(UsageError)
  await held[Symbol.asyncDispose]()
  await using _next = await holdControl(controlUrl)
  expect(server.runs.list().map(({ id }) => id)).toEqual(['get-log-contract'])
})

test('one with a token can be held with GET_LOG_CONTROL_TOKEN', async () => {
  const { controlUrl } = await startServer('s3cret')
  await expect(holdControl(controlUrl)).rejects.toThrow('needs its token: set GET_LOG_CONTROL_TOKEN')
  vi.stubEnv('GET_LOG_CONTROL_TOKEN', 's3cret')
  onTestFinished(() => void vi.unstubAllEnvs())
  await using _held = await holdControl(controlUrl)
})

test('one whose holder is gone is taken over', async () => {
  const { server, controlUrl } = await startServer()
  const left = server.runs.start({ id: 'get-log-contract' })
  await using _held = await holdControl(controlUrl, { staleMs: 500 })
  expect(server.runs.get('get-log-contract')).not.toBe(left)
})

test('a new server in the place of a held one that is gone is left alone', async () => {
  const { server, controlUrl } = await startServer()
  await using _held = await holdControl(controlUrl, { beatMs: 10 })
  await server.close()
  await sleep(500)
  let connections = 0
  const { port } = new URL(controlUrl)
  const next = createServer(() => (connections += 1)).listen(Number(port), '127.0.0.1')
  await once(next, 'listening')
  await sleep(100)
  next.close()
  expect(connections).toBe(0)
})
