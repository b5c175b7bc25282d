import { expect, test, vi } from 'vitest'
import type { LogClient, LogClientOptions } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import { calls as readings } from './read-all.ts'
import { serveHttp } from './servers/http-server.ts'

const calls: ((logs: LogClient, signal: AbortSignal) => unknown)[] = [
  ...Object.values(readings).map((read) => (logs: LogClient, signal: AbortSignal) => read(logs, { signal })),
  (logs, signal) => logs.stream('abc', { signal }),
  async (logs, signal) => (await logs.stream('abc', { signal })).cancel(),
  (logs, signal) => logs.download('abc', { signal }),
  ...(['follow', 'lines'] as const).map((name) => (logs: LogClient, signal: AbortSignal) => {
    const pieces = logs[name]('abc', { signal })
    return Promise.all([pieces.next(), pieces.next(), pieces.return()])
  }),
]

// Everything that can go wrong, at every moment; only what the caller holds may reject.
test('no call leaves a rejection that nobody handles', async () => {
  const unhandled: unknown[] = []
  const collect = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', collect)
  await using server = await serveHttp((request, response) => {
    const end = { full: () => response.end(), drop: () => response.destroy(), stall: () => {} }
    const [, status, ending] = /(\d+)(full|drop|stall)/.exec(request.headers['x-answer'] as string) ?? []
    if (status === '0') return end[ending as 'drop']()
    response.writeHead(Number(status))
    response.write('a line\nand more', end[ending as 'drop'])
  })
  const outcomes: Promise<unknown>[] = []
  const tryAll = (options: LogClientOptions, abortAfterMs: number) => {
    const logs = createLogClient({
      headersTimeoutMs: 50,
      idleTimeoutMs: 50,
      retry: { limit: 1, delayMs: 1 },
      ...options,
    })
    for (const call of calls) {
      const signal = abortAfterMs < 0 ? AbortSignal.abort() : AbortSignal.timeout(abortAfterMs)
      outcomes.push(Promise.resolve(call(logs, signal)).catch(() => {}))
    }
  }
  for (const answer of ['200full', '200drop', '200stall', '404full', '404drop', '500stall', '0drop', '0stall']) {
    for (const ms of [-1, 0, 5, 70]) tryAll({ baseUrl: server.url, headers: { 'x-answer': answer } }, ms)
  }
  const fail = () => {
    throw new Error('from the platform')
  }
  const start = (body: ReadableStreamDefaultController) => body.enqueue(new TextEncoder().encode('a line\n'))
  tryAll({ fetch: fail }, 20)
  tryAll({ fetch: async () => new Response(new ReadableStream({ start, cancel: fail })) }, 20)
  await Promise.all(outcomes)
  // The streams and connections that nobody reads end, too, and what rejects then is told at the end of its turn.
  await vi.waitFor(() => expect(server.open.size).toBe(0), { timeout: 10_000 })
  await new Promise(setImmediate)
  process.off('unhandledRejection', collect)
  expect(unhandled).toEqual([])
})
