import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import type { Fault } from '../src/index.ts'
import { createLogServer } from '../src/index.ts'
import { abandonAnswers } from './abandon-answers.ts'
import { readStream } from './read-stream.ts'
import type { StartedServer } from './start-server.ts'
import { startServer, writeLog } from './start-server.ts'

const log = 'one\ntwo\nthree\n'

async function startWithFaults(...faults: Fault[]): Promise<StartedServer> {
  const server = await startServer()
  for (const id of ['a', 'b']) writeLog(server, log, { id })
  const [only] = faults
  const { response } = await server.control.PUT('/faults', {
    body: only && faults.length === 1 ? only : { faults },
  })
  expect(response.status).toBe(204)
  return server
}

/** The pieces of an answer until it ends or breaks. */
async function receive(response: Response): Promise<{ pieces: string[]; text: string; broke: boolean }> {
  const pieces: string[] = []
  let broke = false
  try {
    for await (const piece of response.body as ReadableStream<Uint8Array>) pieces.push(Buffer.from(piece).toString())
  } catch {
    broke = true
  }
  return { pieces, text: pieces.join(''), broke }
}

test.each<[Fault, number, boolean]>([
  ...[0, 1, 5, 13].map((bytes) => [{ dropAfterBytes: bytes }, bytes, true] as [Fault, number, boolean]),
  [{ endEarlyAfterBytes: 6 }, 6, false],
])(
  '%j ends an answer after %i bytes, short of its length only if the connection drops',
  async (fault, bytes, breaks) => {
    await using server = await startWithFaults(fault)
    const response = await fetch(server.logUrl('a'))
    const { text, broke } = await receive(response)
    expect([text, broke, response.headers.has('content-length')]).toEqual([log.slice(0, bytes), breaks, breaks])
  },
)

test.each([
  [{ dropAfterBytes: 6 }, true],
  [{ endEarlyAfterBytes: 6 }, false],
])('%j ends a growing stream, and its reader is no longer counted', async (fault, breaks) => {
  await using server = await startWithFaults({ ...fault, stream: true })
  const run = server.runs.start({ id: 'growing' })
  run.append('one\n')
  const response = await fetch(server.logUrl('growing', 'stream=1'))
  run.append('two\n')
  const { text, broke } = await receive(response)
  expect([text, broke]).toEqual(['one\ntw', breaks])
  await expect.poll(() => run.readers).toBe(0)
})

test('stallAfterBytes writes no more until the reader leaves', async () => {
  await using server = await startWithFaults({ stallAfterBytes: 4, stream: true })
  const run = server.runs.start({ id: 'growing' })
  run.append(log)
  const leaving = new AbortController()
  const stream = readStream(await fetch(server.logUrl('growing', 'stream=1'), { signal: leaving.signal }))
  expect(await stream.until('\n')).toBe('one\n')
  run.finish()
  const whole = await fetch(server.logUrl('growing', 'stream=1'))
  expect(await whole.text()).toBe(log)
  leaving.abort()
  await expect(stream.rest()).rejects.toThrow('abort')
})

test('a stalled answer breaks when the server closes', async () => {
  const server = await startWithFaults({ stallAfterBytes: 4 })
  const stream = readStream(await fetch(server.logUrl('a')))
  await stream.until('\n')
  await Promise.all([server.close(), expect(stream.rest()).rejects.toThrow('terminated')])
})

test('a delayed answer comes at once when the server closes', async () => {
  const server = createLogServer()
  server.runs.start({ id: 'a' }).append(log)
  server.faults.set([{ delayMs: 60_000 }])
  const delayed = server.fetch(new Request('http://localhost/v2/logs/a'))
  await server.close()
  expect(await (await delayed).text()).toBe(log)
})

test.each([429, 500, 502, 503] as const)(
  'status %i answers with an error, and with Retry-After if asked for',
  async (status) => {
    await using server = await startWithFaults({ status, retryAfter: 0 }, { status })
    const responses = [await fetch(server.logUrl('a')), await fetch(server.logUrl('a'))]
    expect(responses.map((response) => [response.status, response.headers.get('retry-after')])).toEqual([
      [status, '0'],
      [status, null],
    ])
    expect(await responses[0]?.json()).toEqual({ error: { type: expect.any(String), message: expect.any(String) } })
  },
)

test('delayMs answers later, but correctly', async () => {
  await using server = await startWithFaults({ delayMs: 200 })
  const started = performance.now()
  expect(await (await fetch(server.logUrl('a'))).text()).toBe(log)
  expect(performance.now() - started).toBeGreaterThan(190)
})

test('an answer in many small pieces lets other answers pass in between', async () => {
  await using server = await startWithFaults({ chunkBytes: 64, id: 'large' })
  const run = writeLog(server, 'x'.repeat(8_000_000), { id: 'large' })
  // In a separate process: in this one nobody could read before everything was written.
  const script = 'const answer = await fetch(process.argv[1]); console.log((await answer.arrayBuffer()).byteLength)'
  const reader = spawn(process.execPath, ['--input-type=module', '-e', script, server.logUrl('large')])
  const order: string[] = []
  const read = once(reader.stdout.setEncoding('utf8'), 'data').then(([size]) => order.push(`large ${size}`))
  // The process takes a while to start.
  await expect.poll(() => run.readers, { timeout: 30_000 }).toBe(1)
  await fetch(server.logUrl('a')).then((response) => order.push(`small ${response.status}`))
  await read
  expect(order).toEqual(['small 200', 'large 8000000\n'])
})

test.each<[string, Fault[], string]>([
  ['stalled', [{ stallAfterBytes: 0, times: 99 }], 'a'],
  ['delayed', [{ delayMs: 600_000, times: 99 }], 'a'],
  ['followed', [], 'growing'],
])('%s answers whose clients left do not stay in memory', async (_, faults, id) => {
  await using server = await startWithFaults(...faults)
  const run = server.runs.start({ id: 'growing' })
  const ask = (signal: AbortSignal): Promise<Response> => fetch(server.logUrl(id, 'stream=1'), { signal })
  const areFollowing = () => expect.poll(() => run.readers).toBe(id === 'growing' ? 20 : 0)
  const countLeft = await abandonAnswers(20, ask, areFollowing)
  await expect.poll(countLeft, { timeout: 20_000 }).toBe(0)
  expect(run.state).toBe('running')
})

test('chunkBytes writes the log in pieces, up to where another fault ends it', async () => {
  await using server = createLogServer()
  writeLog(server, log)
  server.faults.set([{ chunkBytes: 5 }, { chunkBytes: 5, dropAfterBytes: 7, endEarlyAfterBytes: 8 }])
  const ask = async (): ReturnType<typeof receive> =>
    receive(await server.fetch(new Request('http://localhost/v2/logs/a?stream=1&raw=1')))
  expect(await ask()).toMatchObject({ pieces: ['one\nt', 'wo\nth', 'ree\n'], broke: false })
  expect(await ask()).toMatchObject({ pieces: ['one\nt', 'wo'], broke: true })
})

test.each<[string, Fault[], string[], number[]]>([
  [
    'once, or as often as it says, in order',
    [{ status: 500, times: 2 }, { status: 503 }],
    ['a', 'a', 'a', 'a'],
    [500, 500, 503, 200],
  ],
  ['only by requests for its log', [{ status: 500, id: 'b' }], ['a', 'b'], [200, 500]],
  ['only by requests with its value of stream', [{ status: 500, stream: true }], ['a', 'a?stream=1'], [200, 500]],
  ['by no request that is refused anyway', [{ status: 500 }], ['nobody', 'a?raw=x', 'a'], [404, 400, 500]],
])('a fault applies %s', async (_, faults, asked, statuses) => {
  await using server = await startWithFaults(...faults)
  const met = []
  for (const path of asked) met.push((await fetch(`${server.url}/v2/logs/${path}`)).status)
  expect(met).toEqual(statuses)
})

test('a fault no longer applies once faults are cleared', async () => {
  await using server = await startWithFaults({ status: 500, times: 9 })
  await server.control.DELETE('/faults')
  expect((await fetch(server.logUrl('a'))).status).toBe(200)
})

test.each([
  [{ dropAfterByte: 1 }, 'A fault has no "dropAfterByte".'],
  [{ dropAfterBytes: -1 }, 'dropAfterBytes of a fault must be a whole number from 0, not -1.'],
  [{ delayMs: 3_000_000_000 }, 'delayMs of a fault must be a whole number from 0 to 2147483647, not 3000000000.'],
  [{ times: 0 }, 'times of a fault must be a whole number from 1, not 0.'],
  [{ status: 404 }, 'status of a fault must be one of 429, 500, 502, 503, not 404.'],
  [{ stream: 'yes' }, 'stream of a fault must be true or false, not "yes".'],
  [{ toString: 1 }, 'A fault has no "toString".'],
])('the fault %j is refused, and the previous ones stay', async (fault, message) => {
  await using server = await startWithFaults({ status: 500 })
  const body = { faults: [fault as Fault] }
  const { response, error } = await server.control.PUT('/faults', { body })
  expect([response.status, error]).toEqual([400, { error: { type: 'invalid-input', message } }])
  expect((await fetch(server.logUrl('a'))).status).toBe(500)
})
