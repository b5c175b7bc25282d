import type { Fault, LogServer } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LogClient, LogClientOptions } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import { readAll } from './read-all.ts'
import type { Cut } from './servers/cutting-proxy.ts'
import { startCuttingProxy } from './servers/cutting-proxy.ts'

const retry = { limit: 1000, delayMs: 0.1, maxDelayMs: 2 }
const serverOptions = { rateLimit: 1_000_000 }

// Everything that must not come apart: characters of two to four bytes, escapes, line ends, stamps.
const parts = fc.array(
  fc.constantFrom(
    '2017-07-14T06:00:49.733Z plain text of a usual length, as most lines have\n',
    '\u001b[31mred\u001b[0m ',
    '\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007',
    'é',
    '漢字',
    '🙂',
    '\r\n',
    '\n',
    '\t',
  ),
  { minLength: 30, maxLength: 120 },
)
const cuts = fc.array(fc.record({ afterBytes: fc.integer({ min: 1, max: 1500 }), by: fc.constantFrom('fin', 'rst') }), {
  minLength: 5,
  maxLength: 20,
}) as fc.Arbitrary<Cut[]>

const length = fc.integer({ min: 0, max: 4000 })
const faults = fc.uniqueArray(
  fc.oneof(
    fc.record({ dropAfterBytes: length }),
    fc.record({ stallAfterBytes: length }),
    fc.record({ endEarlyAfterBytes: length }),
    fc.record({ status: fc.constantFrom(429, 500, 502, 503), times: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ chunkBytes: fc.integer({ min: 1, max: 7 }), dropAfterBytes: length }),
    fc.record({ delayMs: fc.nat(5) }),
  ),
  // Two clean ends at the same byte are the end, whoever made them.
  { minLength: 5, maxLength: 12, selector: (fault) => ('endEarlyAfterBytes' in fault ? fault.endEarlyAfterBytes : {}) },
) as fc.Arbitrary<Fault[]>

// Whatever chance brings, each kind of failure is met.
const longLog = Array<string>(60).fill('2017-07-14T06:00:49.733Z a line\n')
const oneOfEach: Fault[] = [{ status: 429 }, { status: 500 }, { dropAfterBytes: 200 }, { stallAfterBytes: 300 }]

/** Writes a log in pieces that end anywhere, some time between them, and ends the run. */
async function write(run: { append(bytes: Uint8Array): void; finish(): void }, bytes: Uint8Array): Promise<void> {
  for (let i = 0; i < bytes.length; i += 97) {
    run.append(bytes.subarray(i, i + 97))
    await new Promise((resolve) => setTimeout(resolve, i % 3))
  }
  run.finish()
}

/** Follows a new run that is written meanwhile, and gives the log, with which what came has to be equal. */
async function followWhole(logs: LogClient, server: LogServer, url: string, log: string[], raw: boolean) {
  const run = server.runs.start()
  const writing = write(run, new TextEncoder().encode(log.join('')))
  const [chunks] = await Promise.all([readAll(logs.follow(run.id, { raw })), writing])
  server.faults.clear()
  const whole = await createLogClient({ baseUrl: url }).get(run.id, { raw })
  expect(Buffer.concat(chunks).toString('latin1')).toBe(Buffer.from(whole).toString('latin1'))
  return { id: run.id, whole }
}

test('a live log comes whole, whichever bytes its connections are cut at', async () => {
  await using server = createLogServer(serverOptions)
  const { url } = await server.listen()
  await using proxy = await startCuttingProxy(url)
  const logs = createLogClient({ baseUrl: proxy.url, retry })
  await fc.assert(
    fc.asyncProperty(parts, cuts, fc.boolean(), async (log, planned, raw) => {
      proxy.plan(planned)
      const { id, whole } = await followWhole(logs, server, url, log, raw)
      proxy.plan(planned)
      const lines = whole.split('\n').map((line) => line.replace(/\r$/, ''))
      expect(await readAll(logs.lines(id, { raw, follow: true }))).toEqual(lines.at(-1) ? lines : lines.slice(0, -1))
    }),
    { numRuns: 15 },
  )
  expect(proxy.made).toBeGreaterThan(50)
})

test('a live log comes whole, whatever the server does in between', async () => {
  await using server = createLogServer(serverOptions)
  const { url } = await server.listen()
  const events: string[] = []
  const onRetry: LogClientOptions['onRetry'] = ({ error }) => events.push(error.name)
  const logs = createLogClient({ baseUrl: url, retry, idleTimeoutMs: 40, onRetry })
  await fc.assert(
    fc.asyncProperty(parts, faults, fc.boolean(), async (log, planned, raw) => {
      server.faults.set(planned)
      await followWhole(logs, server, url, log, raw)
    }),
    { numRuns: 15, examples: [[longLog, oneOfEach, false]] },
  )
  const met = ['LogApiError', 'LogConnectionError', 'LogTimeoutError', 'LogTooManyRequestsError']
  expect([...new Set(events)]).toEqual(expect.arrayContaining(met))
})

test('a server that is restarted in the middle of a run is followed across', async () => {
  const log = Array.from({ length: 50 }, (_, i) => `line ${i}\n`)
  const before = createLogServer(serverOptions)
  const { url } = await before.listen()
  const early = before.runs.start({ id: 'restarted' })
  early.append(log.slice(0, 30).join(''))
  const lines = createLogClient({ baseUrl: url, retry: { limit: 100, delayMs: 100, maxDelayMs: 200 } }).lines(
    'restarted',
    { follow: true },
  )
  const seen: (string | undefined)[] = []
  for (let i = 0; i < 30; i++) seen.push((await lines.next()).value)
  const next = lines.next()
  await before.close()

  await using after = createLogServer(serverOptions)
  const late = after.runs.start({ id: 'restarted' })
  late.append(log.slice(0, 40).join(''))
  await after.listen({ port: Number(new URL(url).port) })
  seen.push((await next).value)
  late.append(log.slice(40).join(''))
  late.finish()
  expect([...seen, ...(await readAll(lines))].map((line) => `${line}\n`)).toEqual(log)
})
