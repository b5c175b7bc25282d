import { expect, test } from 'vitest'
import { createLogServer } from '../src/index.ts'

test('listening leaves the globals of the process as they were', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await using server = createLogServer()
  await server.listen()
  expect([globalThis.Request === before[0], globalThis.Response === before[1]]).toEqual([true, true])
})

test('an answer in the process is an ordinary Response that can be cloned', async () => {
  await using server = createLogServer()
  const run = server.runs.start({ id: 'a' })
  run.append('one\n')
  run.finish()
  const response = await server.fetch(new Request('https://api.apify.com/v2/logs/a'))
  expect(response).toBeInstanceOf(Response)
  expect([await response.clone().text(), await response.text()]).toEqual(['one\n', 'one\n'])
})

test('a failed append leaves the printable log as if it had never been tried', async () => {
  await using server = createLogServer({ limits: { logBytes: 8 } })
  const run = server.runs.start({ id: 'a' })
  run.append('\u001b[3')
  expect(() => run.append('1;1;1;1;1;1m')).toThrow('would grow past 8 bytes')
  run.append('1mok')
  const response = await server.fetch(new Request('http://localhost/v2/logs/a'))
  expect(await response.text()).toBe('ok')
})
