import { expect, inject, test, vi } from 'vitest'
import type { LogClientOptions } from '../../src/index.ts'
import {
  createLogClient,
  LogConnectionError,
  LogError,
  LogForbiddenError,
  LogNotFoundError,
  LogTimeoutError,
  LogUnauthorizedError,
} from '../../src/index.ts'
import { catchError } from '../catch-error.ts'
import { readAll, readText } from '../read-all.ts'
import { createToken, setFaults, startRun } from './steer.ts'

// Runs on Node and in Chromium alike: no Node APIs, no files, a server at an address.
const options: LogClientOptions = { baseUrl: inject('logUrl'), retry: { limit: 5, delayMs: 1 } }
const logs = createLogClient(options)
const text = 'one\n\u001b[31mred\u001b[0m 漢字 🙂\nthree\n'
const printable = 'one\nred 漢字 🙂\nthree\n'

test('get gives the log as it is now, printable or raw', async () => {
  const run = await startRun(text)
  expect(await logs.get(run.id)).toBe(printable)
  expect(await logs.get(run.id, { raw: true })).toBe(text)
})

test('an empty log is an empty string, a missing one an error', async () => {
  const run = await startRun()
  expect(await logs.get(run.id)).toBe('')
  const error = await catchError(logs.get('nosuchrun'), LogNotFoundError)
  expect(error).toMatchObject({ status: 404, type: 'record-not-found', attempt: 1 })
})

test('a log of its owner needs the token of its owner', async () => {
  const run = await startRun(text, { owner: 'me', access: 'owner' })
  const [mine, other] = [await createToken('me'), await createToken('another')]
  expect(await createLogClient({ ...options, token: mine }).get(run.id)).toBe(printable)
  await catchError(createLogClient({ ...options, token: other }).get(run.id), LogForbiddenError)
  await catchError(logs.get(run.id), LogUnauthorizedError)
  const link = logs.url(run.id, { token: true })
  expect(link).toBe(logs.url(run.id))
  expect((await fetch(createLogClient({ ...options, token: mine }).url(run.id, { token: true }))).status).toBe(200)
})

test.each([206, 416])('a server that answers %i to a request for a range still gives the whole log', async (status) => {
  const headers = { 'content-type': 'text/plain', 'content-range': 'bytes 0-3/8' }
  const fetch = async (request: Request): Promise<Response> =>
    request.headers.has('range')
      ? new Response('one\n', { status, headers })
      : new Response('one\ntwo\n', { headers: { 'content-type': 'text/plain' } })
  expect(await createLogClient({ ...options, fetch }).get('any')).toBe('one\ntwo\n')
})

test('stream gives what there is, then what comes, then ends', async () => {
  const run = await startRun('one\n')
  const reader = (await logs.stream(run.id)).getReader()
  const decoder = new TextDecoder()
  expect(decoder.decode((await reader.read()).value)).toBe('one\n')
  await run.append('two\n')
  expect(decoder.decode((await reader.read()).value)).toBe('two\n')
  await run.finish()
  expect((await reader.read()).done).toBe(true)
})

test('stream fails when its connection drops', async () => {
  const run = await startRun(text)
  await setFaults({ id: run.id, dropAfterBytes: 6 })
  await catchError(readText(await logs.stream(run.id)), LogConnectionError)
})

test('follow continues after drops, errors, stalls and early ends in the middle of a character', async () => {
  const run = await startRun(text)
  await run.finish()
  await setFaults(
    { id: run.id, dropAfterBytes: 10 },
    { id: run.id, status: 500 },
    { id: run.id, endEarlyAfterBytes: 13 },
    { id: run.id, stallAfterBytes: 17 },
    { id: run.id, endEarlyAfterBytes: 5 },
    { id: run.id, dropAfterBytes: 20, chunkBytes: 1 },
  )
  const patient = createLogClient({ ...options, idleTimeoutMs: 100 })
  expect(await readText(patient.follow(run.id))).toBe(printable)
})

test('lines come whole and once across a drop, while the run goes on', async () => {
  const run = await startRun('one\ntwo 漢')
  await setFaults({ id: run.id, dropAfterBytes: 9 })
  const lines = logs.lines(run.id, { follow: true })
  expect((await lines.next()).value).toBe('one')
  await run.append('字\r\nthree')
  expect((await lines.next()).value).toBe('two 漢字')
  await run.finish()
  expect(await readAll(lines)).toEqual(['three'])
})

test('ten thousand lines are ten thousand lines', async () => {
  const wanted = Array.from({ length: 10_000 }, (_, i) => `2017-07-14T06:00:49.733Z line ${i} 🙂`)
  const run = await startRun(`${wanted.join('\n')}\n`)
  expect(await readAll(logs.lines(run.id))).toEqual(wanted)
})

test('a silent server is a timeout', async () => {
  const run = await startRun('one\n')
  const hasty = createLogClient({ ...options, retry: 0, headersTimeoutMs: 50, idleTimeoutMs: 50 })
  await catchError(readText(hasty.follow(run.id)), LogTimeoutError)
  await setFaults({ id: run.id, delayMs: 1000 })
  await catchError(hasty.get(run.id), LogTimeoutError)
})

test('a compressed log that is cut is an error, though the runtime decodes it as if it were whole', async () => {
  const cut = createLogClient({ ...options, baseUrl: inject('controlUrl') })
  await catchError(cut.get('abc'), LogError)
  await catchError(readText(cut.follow('abc')), LogError)
  await catchError(readAll(cut.lines('abc')), LogError)
  await catchError(cut.download('abc'), LogError)
})

test('an unreachable server is a connection error', async () => {
  const nowhere = createLogClient({ ...options, baseUrl: 'http://127.0.0.1:9', retry: 1 })
  await catchError(nowhere.get('abc'), LogConnectionError)
})

test('abort gives its reason at once, and it and leaving the loop let go of the log', async () => {
  const run = await startRun('one\ntwo\n')
  for await (const line of logs.lines(run.id, { follow: true })) if (line === 'one') break
  const stop = new AbortController()
  const follower = logs.follow(run.id, { signal: stop.signal })
  await follower.next()
  const next = follower.next()
  const reason = new Error('enough')
  stop.abort(reason)
  await expect(next).rejects.toBe(reason)
  await vi.waitFor(async () => expect(await run.countReaders()).toBe(0))
})

test('download names the file and gives its length', async () => {
  const run = await startRun(text)
  await run.finish()
  const { fileName, body, contentLength } = await logs.download(run.id)
  expect([fileName, contentLength]).toEqual([`${run.id}.log`, new TextEncoder().encode(printable).length])
  expect(await new Response(body).text()).toBe(printable)
})
