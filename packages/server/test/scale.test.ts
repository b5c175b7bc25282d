import { repetitions } from '@get-log/workspace/repetitions'
import { expect, test } from 'vitest'
import type { StartedServer } from './start-server.ts'
import { startServer } from './start-server.ts'

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
}

async function followAll(server: StartedServer, ids: readonly string[]): Promise<Promise<string>[]> {
  const followers: Promise<string>[] = []
  // In groups, so that the queue of new connections never overflows.
  for (let index = 0; index < ids.length; index += 100) {
    const group = ids.slice(index, index + 100).map((id) => fetch(server.logUrl(id, 'stream=1')))
    for (const answer of await Promise.all(group)) followers.push(answer.text())
  }
  return followers
}

test('hundreds of followers of 100 growing logs each get every byte of their own, in order, and leave nothing behind', async () => {
  const socketsBefore = openSockets()
  const server = await startServer({ rateLimit: 1e6 })
  const runs = Array.from({ length: 100 }, (_, index) => server.runs.start({ id: `run ${index}` }))
  const ids = runs.map(({ id }) => id)
  const followersOfEach = repetitions(3, 20)
  const ofEach = <Item>(items: readonly Item[]): Item[] => new Array(followersOfEach).fill(items).flat()
  const followers = await followAll(server, ofEach(ids))
  expect(runs.map(({ readers }) => readers)).toEqual(ids.map(() => followersOfEach))
  const textOf = (id: string, line: number): string => `${id} line ${line} ${'é'.repeat(line)}\n`
  for (let line = 0; line < 50; line++) {
    for (const run of runs) run.append(textOf(run.id, line))
    await new Promise(setImmediate)
  }
  for (const run of runs) run.finish()
  const whole = ids.map((id) => Array.from({ length: 50 }, (_, line) => textOf(id, line)).join(''))
  expect(await Promise.all(followers)).toEqual(ofEach(whole))
  expect(runs.map(({ readers }) => readers)).toEqual(ids.map(() => 0))
  await server.close()
  await expect.poll(openSockets).toBeLessThanOrEqual(socketsBefore)
})
