import { expect, test, vi } from 'vitest'
import type { LogClient } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import { calls as readings } from './read-all.ts'
import { serveHttp } from './servers/http-server.ts'

const calls: ((logs: LogClient, signal: AbortSignal) => unknown)[] = [
  ...Object.values(readings).map((read) => (logs: LogClient, signal: AbortSignal) => read(logs, { signal })),
  (logs, signal) => logs.stream('abc', { signal }),
  async (logs, signal) => (await logs.stream('abc', { signal })).cancel(),
  (logs, signal) => logs.download('abc', { signal }),
  ...(['follow', 'lines'] as const).flatMap((name) => [
    (logs: LogClient, signal: AbortSignal) => logs[name]('abc', { signal }).next(),
    (logs: LogClient, signal: AbortSignal) => {
      const pieces = logs[name]('abc', { signal })
      return Promise.all([pieces.next(), pieces.next(), pieces.return()])
    },
  ]),
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
  const answers = ['200full', '200drop', '200stall', '404full', '404drop', '500stall', '0drop', '0stall']
  const outcomes: Promise<unknown>[] = []
  for (const answer of answers) {
    for (const call of calls) {
      for (const abortAfterMs of [-1, 0, 5, 70]) {
        const stop = new AbortController()
        if (abortAfterMs < 0) stop.abort(new Error('aborted before'))
        else setTimeout(() => stop.abort(new Error('aborted')), abortAfterMs)
        const logs = createLogClient({
          baseUrl: server.url,
          headers: { 'x-answer': answer },
          retry: { limit: 1, delayMs: 1 },
          headersTimeoutMs: 50,
          idleTimeoutMs: 50,
        })
        outcomes.push(Promise.resolve(call(logs, stop.signal)).catch(() => {}))
      }
    }
  }
  const fail = () => {
    throw new Error('from the platform')
  }
  const start = (body: ReadableStreamDefaultController) => body.enqueue(new TextEncoder().encode('a line\n'))
  for (const fetch of [fail, async () => new Response(new ReadableStream({ start, cancel: fail }))]) {
    const logs = createLogClient({ retry: 0, fetch, idleTimeoutMs: 50 })
    for (const call of calls) outcomes.push(Promise.resolve(call(logs, AbortSignal.timeout(20))).catch(() => {}))
  }
  await Promise.all(outcomes)
  // The streams and connections that nobody reads end, too, and what rejects then is told at the end of its turn.
  await vi.waitFor(() => expect(server.open.size).toBe(0), { timeout: 10_000 })
  await new Promise(setImmediate)
  process.off('unhandledRejection', collect)
  expect(unhandled).toEqual([])
})
