import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { serve } from '../../test/serve.ts'
import { Blocked } from '../clause/scene.ts'
import { getLog } from '../get-log.ts'
import { defineTarget } from '../targets/target.ts'
import type { Staging } from './stage-scene.ts'
import { Pace, stageScene } from './stage-scene.ts'

const log = { id: 'a/b' }
async function stage(answer: RequestListener, staging: Partial<Staging> = {}): Promise<ReturnType<typeof stageScene>> {
  const url = `${await serve(createServer(answer))}/base/`
  const pace = new Pace(undefined)
  const target = defineTarget({ name: 'here', url, arrange: {} })
  const deadline = Number.POSITIVE_INFINITY
  return stageScene(getLog.operation.path, target, { patienceMs: 60_000, pace, deadline, ...staging })
}

test('a log is requested below the base URL, by its id and with the headers that it needs', async () => {
  const { scene } = await stage(({ url, headers }, response) => response.end(`${url} ${headers.authorization}`))
  const { text } = await scene.read({ ...log, headers: { Authorization: 'Bearer x' } }, { query: 'raw=1' })
  expect(text).toBe('/base/v2/logs/a%2Fb?raw=1 Bearer x')
})

test('a 429 is an answer if the clause provokes it; one by chance ends the check and says how long to wait', async () => {
  const refuse: RequestListener = (_, response) => response.writeHead(429, { 'Retry-After': '7' }).end()
  expect((await (await stage(refuse, { provokesLimit: true })).scene.read(log)).status).toBe(429)
  const { scene, close } = await stage(refuse)
  await expect(scene.read(log)).rejects.toThrow()
  await expect(scene.readInTurn(log, [{}])).rejects.toThrow()
  expect(await close()).toMatchObject({ waited: false, limitedMs: 7000, isUnanswered: false })
})

test('a baseline works only if its answer is whole', async () => {
  const { scene } = await stage((_, response) => {
    response.writeHead(200, { 'Content-Length': 9 }).write('cut', () => response.destroy())
  })
  await expect(scene.baseline(log)).rejects.toThrow(Blocked)
})

test('a reading that a clause leaves open is closed with its scene', async () => {
  let left: Promise<unknown> | undefined
  const { scene, close } = await stage(({ socket }, response) => {
    left = once(socket, 'close')
    response.write('begun')
  })
  await scene.open(log).until(({ received }) => received > 0, 5000)
  await close()
  await left
})

test('requests keep their distance', async () => {
  const pace = new Pace(50)
  const startedAt = performance.now()
  for (const _ of Array.from({ length: 4 })) await pace.turn()
  expect(performance.now() - startedAt).toBeGreaterThan(55)
})
