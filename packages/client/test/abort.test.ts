import { getEventListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { getActiveResourcesInfo } from 'node:process'
import { expect, test, vi } from 'vitest'
import type { LogClient, LogClientOptions, LogFollower, LogLines } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import type { Call } from './read-all.ts'
import { calls } from './read-all.ts'
import { serveHttp } from './servers/http-server.ts'

// Looks like an error that is retried.
const reason = Object.assign(new Error('the user left'), { isTransient: true })

const names = Object.keys(calls)

function callWith(name: string, options: LogClientOptions, signal: AbortSignal, onChunk?: () => void) {
  return (calls[name] as Call)(createLogClient(options), { signal }, onChunk)
}

function countTimers(): number {
  return getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
}

/** Aborts `call` and checks that it fails before anything else happens and leaves nothing behind. */
async function expectCleanAbort(
  answer: (response: ServerResponse, abort: () => void) => unknown,
  call: (baseUrl: string, signal: AbortSignal, abort: () => void) => Promise<unknown>,
): Promise<void> {
  const controller = new AbortController()
  let isLate = false
  let before = process.cpuUsage()
  const abort = () => {
    setImmediate(() => {
      isLate = true
    })
    before = process.cpuUsage()
    controller.abort(reason)
  }
  await using server = await serveHttp((_, response) => answer(response, abort))
  const timers = countTimers()
  await expect(call(server.url, controller.signal, abort)).rejects.toBe(reason)
  const { user, system } = process.cpuUsage(before)
  expect(isLate).toBe(false)
  // Microseconds of work: a wall clock would be unreliable on a busy machine.
  expect(user + system).toBeLessThan(50_000)
  expect(countTimers()).toBeLessThanOrEqual(timers)
  await vi.waitFor(() => expect(server.open.size).toBe(0), { timeout: 10_000 })
}

const soon = (abort: () => void) => void setTimeout(abort, 5)

test.each(names)('%s ends at once while it waits for an answer, for more bytes, or to try again', async (name) => {
  await expectCleanAbort(
    (_, abort) => abort(),
    (baseUrl, signal) => callWith(name, { baseUrl }, signal),
  )
  // Also with the client's signal.
  await expectCleanAbort(
    (_, abort) => abort(),
    (baseUrl, signal) => callWith(name, { baseUrl, signal }, new AbortController().signal),
  )
  await expectCleanAbort(
    // `get` hands out no chunk to abort at.
    (response, abort) => response.write('a line\n', () => name === 'get' && soon(abort)),
    (baseUrl, signal, abort) => callWith(name, { baseUrl }, signal, () => soon(abort)),
  )
  await expectCleanAbort(
    (response) => response.writeHead(503, { connection: 'close' }).end(),
    (baseUrl, signal, abort) => {
      const options = { baseUrl, onRetry: () => soon(abort), retry: { delayMs: 10_000 } }
      return callWith(name, options, signal)
    },
  )
})

test('an answer that arrives after the abort is cancelled', async () => {
  const controller = new AbortController()
  const cancel = vi.fn()
  let answer: (response: Response) => void = () => {}
  const fetch = vi.fn(() => new Promise<Response>((resolve) => (answer = resolve)))
  const call = createLogClient({ fetch, signal: controller.signal }).get('abc')
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce())
  controller.abort(reason)
  await expect(call).rejects.toBe(reason)
  answer(new Response(new ReadableStream({ cancel })))
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce())
})

const never = () => new Promise<never>(() => {})

test.each<[string, ResponseInit?]>([
  ['an answer'],
  ['more of a log', { headers: { 'content-type': 'text/plain' } }],
  ['more of an error', { status: 500 }],
  ['more of a page', { headers: { 'content-type': 'text/html' } }],
])('every call ends at once while it waits for %s from a fetch that ignores signals', async (_, init) => {
  const start = (body: ReadableStreamDefaultController) => body.enqueue(new TextEncoder().encode('a line\n'))
  for (const name of names) {
    const timers = countTimers()
    const controller = new AbortController()
    const [cancel, pull, onRetry] = [vi.fn(never), vi.fn(never), vi.fn()]
    const body = new ReadableStream({ start, pull, cancel }, { highWaterMark: 0 })
    const fetch = vi.fn(async (_: Request) => (init ? new Response(body, init) : never()))
    const call = callWith(name, { fetch, onRetry }, controller.signal)
    await vi.waitFor(() => expect(init ? pull : fetch).toHaveBeenCalledOnce())
    controller.abort(reason)
    await expect(call).rejects.toBe(reason)
    expect(fetch.mock.calls[0]?.[0].signal.reason).toBe(reason)
    expect(cancel).toHaveBeenCalledTimes(init ? 1 : 0)
    expect(onRetry).not.toHaveBeenCalled()
    expect(countTimers()).toBeLessThanOrEqual(timers)
  }
})

test('a call ends at once while a middleware is busy, and sends nothing once it is done', async () => {
  const controller = new AbortController()
  const fetch = vi.fn(never)
  const logs = createLogClient({ signal: controller.signal, fetch })
  let goOn: (request: undefined) => void = () => {}
  const onRequest = vi.fn(() => new Promise<undefined>((resolve) => (goOn = resolve)))
  logs.api.use({ onRequest })
  const call = logs.get('abc')
  await vi.waitFor(() => expect(onRequest).toHaveBeenCalledOnce())
  controller.abort(reason)
  await expect(call).rejects.toBe(reason)
  goOn(undefined)
  await new Promise(setImmediate)
  expect(fetch).not.toHaveBeenCalled()
})

test.each(names)(
  '%s leaves no listener on a long-lived signal, whether it finished, was aborted or never began',
  async (name) => {
    await using server = await serveHttp((_, response) => {
      response.writeHead(server.requests.length % 2 ? 503 : 200).write('a line\n', () => !isStuck && response.end())
    })
    const living = new AbortController()
    const client = { baseUrl: server.url, signal: living.signal, retry: { delayMs: 1 } }
    let isStuck = false
    await callWith(name, client, living.signal)
    isStuck = true
    const { length } = server.requests
    const stop = new AbortController()
    const call = callWith(name, client, stop.signal)
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(length))
    stop.abort(reason)
    await expect(call).rejects.toBe(reason)
    const asked = server.requests.length
    await expect(callWith(name, client, stop.signal)).rejects.toBe(reason)
    expect(server.requests.length).toBe(asked)
    expect(getEventListeners(living.signal, 'abort')).toEqual([])
  },
)

test.each<[string, (logs: LogClient) => Promise<unknown>]>([
  ['returning early from follow', (logs) => leave(logs.follow('abc'))],
  ['returning early from lines', (logs) => leave(logs.lines('abc', { follow: true }))],
  ['cancelling the stream', async (logs) => (await logs.stream('abc')).cancel()],
  ['cancelling the body of a download', async (logs) => (await logs.download('abc')).body.cancel()],
])('%s closes the connection at once', async (_, stop) => {
  await using server = await serveHttp((_, response) => response.write('a line\n'))
  await stop(createLogClient({ baseUrl: server.url }))
  await vi.waitFor(() => expect(server.open.size).toBe(0))
})

async function leave(iterator: LogFollower | LogLines): Promise<void> {
  await iterator.next()
  const pending = iterator.next()
  await iterator.return()
  expect(await pending).toEqual({ done: true, value: undefined })
}

test('buffered parts of a log are not handed out after an abort', async () => {
  await using server = await serveHttp((_, response) => response.end('one\ntwo\nthree\n'))
  const stop = new AbortController()
  const lines = createLogClient({ baseUrl: server.url }).lines('abc', { signal: stop.signal })
  expect((await lines.next()).value).toBe('one')
  stop.abort(reason)
  await expect(lines.next()).rejects.toBe(reason)
})
