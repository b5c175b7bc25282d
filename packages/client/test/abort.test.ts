import { getEventListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { getActiveResourcesInfo } from 'node:process'
import { expect, test, vi } from 'vitest'
import type { LogClient, LogClientOptions } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import { serveHttp } from './servers/http-server.ts'

const reason = new Error('the user left')

async function drain(chunks: AsyncIterable<unknown>, onChunk?: () => void): Promise<void> {
  for await (const _ of chunks) onChunk?.()
}

type Call = (logs: LogClient, signal: AbortSignal, onChunk?: () => void) => Promise<unknown>

const calls: Record<string, Call> = {
  get: (logs, signal) => logs.get('abc', { signal }),
  stream: async (logs, signal, onChunk) => drain(await logs.stream('abc', { signal }), onChunk),
  follow: (logs, signal, onChunk) => drain(logs.follow('abc', { signal }), onChunk),
  lines: (logs, signal, onChunk) => drain(logs.lines('abc', { follow: true, signal }), onChunk),
  download: async (logs, signal, onChunk) => drain((await logs.download('abc', { signal })).body, onChunk),
}
const names = Object.keys(calls)

function callWith(name: string, options: LogClientOptions, signal: AbortSignal, onChunk?: () => void) {
  return (calls[name] as Call)(createLogClient(options), signal, onChunk)
}

function countTimers(): number {
  return getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
}

/** Makes `call` fail by `abort`, and checks that it does so before anything else happens, and leaves nothing behind. */
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
  // Microseconds of work: the wall clock of a busy machine would say something else.
  expect(user + system).toBeLessThan(50_000)
  expect(countTimers()).toBeLessThanOrEqual(timers)
  await vi.waitFor(() => expect(server.open.size).toBe(0))
}

test.each(names)('%s is not begun with a signal that has already aborted', async (name) => {
  await using server = await serveHttp((_, response) => response.end())
  await expect(callWith(name, { baseUrl: server.url }, AbortSignal.abort(reason))).rejects.toBe(reason)
  expect(server.opened).toBe(0)
})

test.each(names)('%s ends at once while it waits for an answer', async (name) => {
  await expectCleanAbort(
    (_, abort) => abort(),
    (baseUrl, signal) => callWith(name, { baseUrl }, signal),
  )
})

test.each(names)('%s ends with the signal of the client, too', async (name) => {
  await expectCleanAbort(
    (_, abort) => abort(),
    (baseUrl, signal) => callWith(name, { baseUrl, signal }, new AbortController().signal),
  )
})

test.each(names)('%s ends at once while it waits for more bytes', async (name) => {
  await expectCleanAbort(
    // `get` hands out no chunk to abort at.
    (response, abort) => response.write('a line\n', () => name === 'get' && setTimeout(abort, 5)),
    (baseUrl, signal, abort) => callWith(name, { baseUrl }, signal, () => setTimeout(abort, 5)),
  )
})

test.each(names)('%s ends at once while it waits to try again', async (name) => {
  await expectCleanAbort(
    (response) => response.writeHead(503, { connection: 'close' }).end(),
    (baseUrl, signal, abort) => {
      const onRetry = () => setTimeout(abort, 5)
      return callWith(name, { baseUrl, onRetry, retry: { delayMs: 10_000 } }, signal)
    },
  )
})

test.each(names)('%s ends at once even if the fetch takes no notice of the signal', async (name) => {
  const controller = new AbortController()
  const fetch = vi.fn((_: Request) => new Promise<never>(() => {}))
  const call = callWith(name, { fetch }, controller.signal)
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce())
  controller.abort(reason)
  await expect(call).rejects.toBe(reason)
  expect(fetch.mock.calls[0]?.[0].signal.reason).toBe(reason)
})

test.each(names.filter((name) => name !== 'get'))(
  '%s ends at once even if the body takes no notice of the signal',
  async (name) => {
    const controller = new AbortController()
    let isCancelled = false
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('a line\n')),
      cancel: () => {
        isCancelled = true
      },
    })
    const onChunk = () => setTimeout(() => controller.abort(reason))
    const call = callWith(
      name,
      { fetch: async () => new Response(body, { headers: { 'content-type': 'text/plain' } }) },
      controller.signal,
      onChunk,
    )
    await expect(call).rejects.toBe(reason)
    expect(isCancelled).toBe(true)
  },
)

test('an answer that comes after the abort is let go of', async () => {
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
const deaf = () => new ReadableStream({ pull: never, cancel: never })

test.each<[string, () => Response]>([
  ['a log', () => new Response(deaf(), { headers: { 'content-type': 'text/plain' } })],
  ['an error', () => new Response(deaf(), { status: 500 })],
  ['a page', () => new Response(deaf(), { headers: { 'content-type': 'text/html' } })],
])('every call ends at once while it waits for the body of %s that cannot be cancelled', async (_, answer) => {
  for (const name of names) {
    const controller = new AbortController()
    const fetch = vi.fn(async () => answer())
    const call = callWith(name, { fetch }, controller.signal)
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce())
    controller.abort(reason)
    await expect(call).rejects.toBe(reason)
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

test('a call that is over leaves no listener on a signal that lives on', async () => {
  await using server = await serveHttp((_, response) => {
    response.writeHead(server.requests.length % 2 ? 503 : 200).end('a line\n')
  })
  const { signal } = new AbortController()
  for (const name of names) await callWith(name, { baseUrl: server.url, retry: { delayMs: 1 } }, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test.each(names)('%s, aborted, leaves no listener on a signal that lives on', async (name) => {
  await using server = await serveHttp((_, response) => {
    response.write('a line\n')
  })
  const living = new AbortController()
  const stop = new AbortController()
  const client = { baseUrl: server.url, signal: living.signal }
  const call = callWith(name, client, stop.signal)
  await vi.waitFor(() => expect(server.requests.length).toBe(1))
  stop.abort(reason)
  await expect(call).rejects.toBe(reason)
  await expect(callWith(name, client, stop.signal)).rejects.toBe(reason)
  expect(getEventListeners(living.signal, 'abort')).toEqual([])
})

test.each(['follow', 'lines'] as const)('returning early from %s closes the connection at once', async (name) => {
  await using server = await serveHttp((_, response) => {
    response.write('a line\n')
  })
  const logs = createLogClient({ baseUrl: server.url })
  const iterator = name === 'follow' ? logs.follow('abc') : logs.lines('abc', { follow: true })
  await iterator.next()
  const pending = iterator.next()
  await iterator.return?.()
  expect(await pending).toEqual({ done: true, value: undefined })
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
  await vi.waitFor(() => expect(server.open.size).toBe(0))
})

test.each(['stream', 'download'] as const)('cancelling the body of %s closes the connection', async (name) => {
  await using server = await serveHttp((_, response) => {
    response.write('a line\n')
  })
  const logs = createLogClient({ baseUrl: server.url })
  const stream = name === 'stream' ? await logs.stream('abc') : (await logs.download('abc')).body
  await stream.cancel()
  await vi.waitFor(() => expect(server.open.size).toBe(0))
})
