import type { Fault, Run } from '@get-log/server'
import { createLogServer } from '@get-log/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LogClientOptions } from '../src/index.ts'
import { createLogClient } from '../src/index.ts'
import { readAll, readText } from './read-all.ts'

// Everything that must not be torn apart: characters of two to four bytes, escapes, line ends, stamps.
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
) as fc.Arbitrary<string[]>
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
  // Two clean ends at the same byte count as the end, whatever caused them.
  { minLength: 5, maxLength: 12, selector: (fault) => ('endEarlyAfterBytes' in fault ? fault.endEarlyAfterBytes : {}) },
) as fc.Arbitrary<Fault[]>

// Each kind of failure occurs, whatever the random numbers.
const longLog: string[] = Array<string>(60).fill('2017-07-14T06:00:49.733Z a line\n')
const oneOfEach: Fault[] = [{ status: 429 }, { status: 500 }, { dropAfterBytes: 200 }, { stallAfterBytes: 300 }]

/** Writes a log in pieces that end anywhere, with pauses between them, and ends the run. */
async function write(run: Run, bytes: Uint8Array): Promise<void> {
  for (let i = 0; i < bytes.length; i += 97) {
    run.append(bytes.subarray(i, i + 97))
    await new Promise((resolve) => setTimeout(resolve, i % 3))
  }
  run.finish()
}

test('a live log arrives whole, whatever its server does at whichever byte', async () => {
  await using server = createLogServer({ rateLimit: 1_000_000 })
  const { url } = await server.listen()
  const events: string[] = []
  const onRetry: LogClientOptions['onRetry'] = ({ error }) => events.push(error.name)
  const retry = { limit: 1000, delayMs: 0.1, maxDelayMs: 2 }
  const logs = createLogClient({ baseUrl: url, retry, idleTimeoutMs: 40, onRetry })
  await fc.assert(
    fc.asyncProperty(parts, faults, fc.boolean(), async (log, faults, raw) => {
      const run = server.runs.start()
      server.faults.set(faults)
      const writing = write(run, new TextEncoder().encode(log.join('')))
      const [text] = await Promise.all([readText(logs.follow(run.id, { raw })), writing])
      server.faults.clear()
      const whole = await logs.get(run.id, { raw })
      expect(text).toBe(whole)
      server.faults.set(faults)
      const lines = whole.split('\n').map((line) => line.replace(/\r$/, ''))
      expect(await readAll(logs.lines(run.id, { raw, follow: true }))).toEqual(
        lines.at(-1) ? lines : lines.slice(0, -1),
      )
    }),
    { numRuns: 20, examples: [[longLog, oneOfEach, false]] },
  )
  const met = ['LogApiError', 'LogConnectionError', 'LogTimeoutError', 'LogTooManyRequestsError']
  expect([...new Set(events)]).toEqual(expect.arrayContaining(met))
})
