import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LogClient, LogClientOptions } from '../src/index.ts'
import { createLogClient, LogApiError, LogConnectionError, LogTimeoutError, LogTooLargeError } from '../src/index.ts'
import { catchError } from './catch-error.ts'

// Minutes pass here, so the clock is a fake one and there is no real server.
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const unanswered = () => new Promise<never>(() => {})
const text = { headers: { 'content-type': 'text/plain' } }
const silent = async () => new Response(new ReadableStream(), text)
const stalled = async () => {
  const start = (body: ReadableStreamDefaultController) => body.enqueue(new TextEncoder().encode('Out of order'))
  return new Response(new ReadableStream({ start }), { status: 500 })
}

/** Calls `get` and returns how many milliseconds of the clock it took to fail. */
async function failAfter<Kind>(options: LogClientOptions, kind: abstract new (...parameters: never[]) => Kind) {
  const start = Date.now()
  const failure = catchError(createLogClient(options).get('abc'), kind).then((error) => ({
    error,
    afterMs: Date.now() - start,
  }))
  await vi.advanceTimersByTimeAsync(600_000)
  expect(vi.getTimerCount()).toBe(0)
  return failure
}

test.each<[string, LogClientOptions['retry']]>([
  ['by default', undefined],
  ['with options that are undefined', { limit: undefined, delayMs: undefined, maxDelayMs: undefined }],
  ['with a number', 8],
])('%s, a failure is followed by 8 requests, after 0.5 to 1 s, doubling up to 30 s', async (_, retry) => {
  const sentAt: number[] = []
  const told: number[] = []
  const onRetry: LogClientOptions['onRetry'] = ({ delayMs }) => told.push(Date.now() + Math.floor(delayMs))
  const fetch = async () => {
    sentAt.push(Date.now())
    throw new TypeError('fetch failed')
  }
  await failAfter({ fetch, retry, onRetry }, LogConnectionError)
  expect(sentAt.slice(1)).toEqual(told)
  const waits = told.map((time, i) => time - (sentAt[i] ?? 0))
  const parts = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000].map((longest, i) => (waits[i] ?? 0) / longest)
  expect(Math.min(...parts)).toBeGreaterThanOrEqual(0.5)
  expect(Math.max(...parts)).toBeLessThanOrEqual(1)
  expect(waits.length).toBe(8)
  // Spread out, so that many clients do not come back at once; two may coincide by chance.
  expect(new Set(parts).size).toBeGreaterThan(5)
})

test.each([
  ['a live log that ends is looked at again after a while', true, 500],
  ['a log as it is now is looked at again at once', false, 0],
])('%s, and each further time after a while', async (_, follow, firstMs) => {
  const sentAt: number[] = []
  const fetch = async () => {
    sentAt.push(Date.now())
    return new Response(sentAt.length === 1 ? 'one\n' : 'one\ntwo\n')
  }
  const follower = createLogClient({ fetch }).bytes('abc', { follow })
  const end = Promise.all([follower.next(), follower.next(), follower.next()])
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await end).map(({ value }) => value?.length)).toEqual([4, 4, undefined])
  expect(vi.getTimerCount()).toBe(0)
  const [first = 0, second = 0, third = 0] = sentAt
  expect(second - first).toBeGreaterThanOrEqual(firstMs)
  expect(second - first).toBeLessThanOrEqual(2 * firstMs)
  expect(third - second).toBeGreaterThanOrEqual(500)
})

test.each([
  ['for 10 s by default', undefined, 10_000],
  ['as long as told', 60_000, 60_000],
  ['for ten minutes at most', Number.POSITIVE_INFINITY, 600_000],
])('the empty end of a live log is doubted %s, less and less often', async (_, emptyTimeoutMs, doubtMs) => {
  const sentAt: number[] = []
  const fetch = async () => {
    sentAt.push(Date.now())
    return new Response('')
  }
  const end = createLogClient({ fetch, emptyTimeoutMs }).follow('abc').next()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(await end).toEqual({ done: true, value: undefined })
  const lasted = (sentAt.at(-1) ?? 0) - (sentAt[0] ?? 0)
  expect(Math.abs(lasted - doubtMs)).toBeLessThan(10)
  // As many as 500 ms, doubling up to 30 s, take in that time.
  expect(sentAt.length).toBeLessThanOrEqual(6 + Math.ceil(doubtMs / 15_000))
})

test.each([
  ['as long as it says', '7', undefined, 7000, 7000],
  ['for a minute', '3000000', undefined, 60_000, 60_000],
  ['as long as a timer can be set to, if it may', '3000000', Number.POSITIVE_INFINITY, 2 ** 31 - 1, 3e9],
])('Retry-After is followed %s, and told', async (_, seconds, maxRetryAfterMs, waitMs, toldMs) => {
  const onRetry = vi.fn()
  const fetch = vi.fn(async () => new Response('Slow down.', { status: 429, headers: { 'retry-after': seconds } }))
  const call = catchError(
    createLogClient({ fetch, onRetry, retry: { limit: 1, maxRetryAfterMs } }).get('abc'),
    LogApiError,
  )
  await vi.advanceTimersByTimeAsync(waitMs - 1)
  expect(fetch).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect((await call).retryAfterMs).toBe(Number(seconds) * 1000)
  expect(onRetry).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ failures: 1, delayMs: toldMs }))
})

test.each([
  ['an answer that does not begin', unanswered, 'headers'],
  ['a body that falls silent', silent, 'bytes'],
])('%s is waited for 240 s, or for ever without looking at the clock again and again', async (_, fetch, awaited) => {
  const { error, afterMs } = await failAfter({ fetch, retry: 0 }, LogTimeoutError)
  expect(error.message).toBe(`GET https://api.apify.com/v2/logs/abc sent no ${awaited} for 240000 ms`)
  expect(error.timeoutMs).toBe(240_000)
  expect(Math.floor(afterMs / 10)).toBe(24_000)
  const set = vi.spyOn(globalThis, 'setTimeout')
  const forever = Number.POSITIVE_INFINITY
  const stop = new AbortController()
  const options = { fetch, headersTimeoutMs: forever, idleTimeoutMs: forever, signal: stop.signal }
  const call = createLogClient(options).get('abc')
  await vi.advanceTimersByTimeAsync(1000)
  expect(set.mock.calls.length).toBeLessThan(5)
  stop.abort(new Error('seen enough'))
  await expect(call).rejects.toThrow('seen enough')
  expect(vi.getTimerCount()).toBe(0)
})

test('a slow body or a slow reader is not a timeout', async () => {
  let body: ReadableStreamDefaultController | undefined
  const start = (controller: ReadableStreamDefaultController) => {
    body = controller
  }
  const fetch = async () => new Response(new ReadableStream({ start }), text)
  const reader = (await createLogClient({ fetch }).stream('abc')).getReader()
  for (let i = 0; i < 4; i++) {
    const next = reader.read()
    await vi.advanceTimersByTimeAsync(200_000)
    body?.enqueue(new Uint8Array(i + 1))
    expect((await next).value?.length).toBe(i + 1)
    await vi.advanceTimersByTimeAsync(1_000_000)
  }
})

test('the body of an error that stalls is waited for 5 s, and its beginning told', async () => {
  const { error, afterMs } = await failAfter({ fetch: stalled, retry: 0 }, LogApiError)
  expect(error.reason).toBe('Out of order')
  expect(afterMs).toBe(5000)
})

// Too long by a byte; the second takes no memory, since nothing is written to it.
test.each<[string, number, number, (logs: LogClient) => Promise<unknown>]>([
  ['a line of 16 MiB', 2 ** 24, 2, (logs) => logs.lines('abc').next()],
  ['a log of the longest string', 536_870_888, 1, (logs) => logs.get('abc')],
])('%s is the longest', async (_, limit, more, read) => {
  const start = (body: ReadableStreamDefaultController) => body.enqueue(new Uint8Array(limit + more))
  const logs = createLogClient({ fetch: async () => new Response(new ReadableStream({ start }), text) })
  const error = await catchError(read(logs), LogTooLargeError)
  expect(error.limit).toBe(limit)
})
