import type { IncomingMessage } from 'node:http'
import { Agent, get } from 'node:http'
import { expect, test } from 'vitest'
import { exchangeBytes } from './exchange-bytes.ts'
import type { StartedServer } from './start-server.ts'
import { startServer } from './start-server.ts'

/** Opens a stream on a connection of its own; resolves when its headers are there. */
function follow(url: string): Promise<{ text: Promise<string> }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: new Agent() }, (response) => resolve({ text: readText(response) })).on('error', reject)
  })
}

async function readText(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of response.setEncoding('utf8')) text += piece
  return text
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
}

async function followAll(server: StartedServer, ids: readonly string[]): Promise<Promise<string>[]> {
  const followers: Promise<string>[] = []
  // In groups, so that the queue of new connections never overflows.
  for (let index = 0; index < ids.length; index += 100) {
    const group = ids.slice(index, index + 100).map((id) => follow(server.logUrl(id, 'stream=1')))
    for (const { text } of await Promise.all(group)) followers.push(text)
  }
  return followers
}

test('2,000 followers of one growing log get every byte, in order, and leave nothing behind', async () => {
  const socketsBefore = openSockets()
  const server = await startServer({ rateLimit: 1e6 })
  const run = server.runs.start({ id: 'a' })
  const followers = await followAll(server, new Array(2000).fill('a'))
  expect(run.readers).toBe(2000)
  let whole = ''
  for (let line = 0; line < 50; line++) {
    const text = `line ${line} ${'é'.repeat(line)}\n`
    whole += text
    run.append(text)
    await new Promise(setImmediate)
  }
  run.finish()
  const texts = await Promise.all(followers)
  expect(texts.filter((text) => text !== whole)).toEqual([])
  expect(run.readers).toBe(0)
  await server.close()
  await expect.poll(openSockets).toBe(socketsBefore)
}, 60_000)

test('200 followers of 200 growing logs each get their own', async () => {
  await using server = await startServer({ rateLimit: 1e6 })
  const runs = Array.from({ length: 200 }, (_, index) => server.runs.start({ id: `run ${index}` }))
  const followers = await followAll(
    server,
    runs.map(({ id }) => id),
  )
  for (let line = 0; line < 50; line++) {
    for (const run of runs) run.append(`${run.id} line ${line}\n`)
    await new Promise(setImmediate)
  }
  for (const run of runs) run.finish()
  const expected = runs.map(({ id }) => Array.from({ length: 50 }, (_, line) => `${id} line ${line}\n`).join(''))
  expect(await Promise.all(followers)).toEqual(expected)
}, 60_000)

test('followers that come and go leave no memory behind', async () => {
  await using server = await startServer({ rateLimit: 1e6 })
  const run = server.runs.start({ id: 'a' })
  const comeAndGo = async (): Promise<void> => {
    const request = 'GET /v2/logs/a?stream=1 HTTP/1.1\r\nHost: a\r\n\r\n'
    await Promise.all(
      Array.from({ length: 100 }, () => exchangeBytes(server.url, request.replace('stream=1', 'stream=0'))),
    )
    const leaving = Array.from({ length: 100 }, () => new AbortController())
    await Promise.all(leaving.map(({ signal }) => fetch(server.logUrl('a', 'stream=1'), { signal })))
    for (const controller of leaving) controller.abort()
    await expect.poll(() => run.readers).toBe(0)
  }
  await comeAndGo()
  const before = await settledHeap()
  for (let round = 0; round < 5; round++) await comeAndGo()
  expect((await settledHeap()) - before).toBeLessThan(5 * 1024 * 1024)
}, 60_000)

async function settledHeap(): Promise<number> {
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let round = 0; round < 3; round++) {
    collect()
    await new Promise(setImmediate)
  }
  return process.memoryUsage().heapUsed
}
