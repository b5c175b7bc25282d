import { afterEach, expect, test, vi } from 'vitest'
import { createLogServer } from './index.ts'

afterEach(() => void vi.useRealTimers())

test('each log answers the allowed number of requests in a second, and again in the next', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  await using server = createLogServer({ rateLimit: 2 })
  for (const id of ['a', 'b']) server.runs.start({ id })
  const ask = async (...ids: string[]): Promise<number[]> => {
    const answers = ids.map((id) => server.fetch(new Request(`http://localhost/v2/logs/${id}`)))
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  expect(await ask('a', 'a', 'a', 'b')).toEqual([200, 200, 429, 200])
  vi.advanceTimersByTime(999)
  expect(await ask('a', 'b', 'b')).toEqual([429, 200, 429])
  vi.advanceTimersByTime(1)
  expect(await ask('a', 'a', 'a')).toEqual([200, 200, 429])
})
