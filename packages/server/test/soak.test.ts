import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import type { Fault } from '../src/index.ts'
import { serveBuilt } from './built-command.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const serve = (directory: string) =>
  serveBuilt(['--rate-limit', '1000000', '--data-dir', directory], {
    env: { NODE_OPTIONS: '--max-old-space-size=256' },
  })

const strip = (text: string): string => text.replaceAll(/\u001b\[\d+m/g, '')
const lineOf = (id: string, number: number): string =>
  `\u001b[3${number % 8}m${id} line ${number} ${'é漢'.repeat(number % 40)}\u001b[0m\n`
const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)]

const faults: readonly Fault[] = [
  { dropAfterBytes: 700 },
  { endEarlyAfterBytes: 300 },
  { stallAfterBytes: 500 },
  { status: 429, retryAfter: 1 },
  { status: 503 },
  { delayMs: 50 },
  { chunkBytes: 7 },
]

test('in a minute of writers, followers, deserters and faults nobody gets a wrong byte, and no reader is left behind', async () => {
  using directory = makeTemporaryDirectory()
  await using server = await serve(directory.path)
  const control = createControlClient(server.controlUrl)
  const growing = new Set<string>()
  const wrong: string[] = []
  const end = performance.now() + 60_000

  async function write(lane: number): Promise<void> {
    for (let count = 0; performance.now() < end; count++) {
      const id = `run ${lane}/${count}`
      const path = { params: { path: { id } } }
      await control.POST('/runs', { body: { id } })
      growing.add(id)
      for (let number = 0; number < 200; number++) {
        const body = lineOf(id, number)
        await control.POST('/runs/{id}/log', { ...path, body, bodySerializer: () => body })
      }
      await control.POST('/runs/{id}/finish', path)
      await sleep(200)
      growing.delete(id)
      await control.DELETE('/runs/{id}', path)
    }
  }

  async function read(isFaulty: boolean): Promise<void> {
    while (performance.now() < end) {
      const id = oneOf([...growing])
      if (id === undefined) await sleep(5)
      else {
        if (isFaulty) await control.PUT('/faults', { body: { ...oneOf(faults), id } })
        const text = await receive(id)
        const whole = Array.from({ length: 200 }, (_, number) => strip(lineOf(id, number))).join('')
        if (!whole.startsWith(text)) wrong.push(text)
      }
    }
  }

  /** What arrives before it ends or breaks, or its reader has had enough. */
  async function receive(id: string): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    try {
      const signal = AbortSignal.timeout(Math.random() < 0.2 ? Math.random() * 300 : 20_000)
      const query = Math.random() < 0.7 ? '?stream=1' : ''
      const response = await fetch(`${server.url}/v2/logs/${encodeURIComponent(id)}${query}`, { signal })
      if (!response.ok) return text
      for await (const piece of response.body ?? []) text += decoder.decode(piece, { stream: true })
    } catch {}
    return text
  }

  const lanes = Array.from({ length: 4 }, (_, lane) => write(lane))
  await Promise.all([...lanes, ...Array.from({ length: 35 }, (_, index) => read(index < 5))])
  expect(wrong).toEqual([])
  await control.DELETE('/faults')
  const readers = async () => (await control.GET('/runs')).data?.runs.filter((run) => run.readers > 0)
  await expect.poll(readers, { timeout: 10_000 }).toEqual([])
}, 200_000)

test('a log of 2 GiB passes whole through a server whose heap is limited to 256 MB', async () => {
  using directory = makeTemporaryDirectory()
  await using server = await serve(directory.path)
  const chunk = `\u001b[32m${'2017-07-14T06:00:49.733Z a line of a long log '.repeat(3)}\u001b[0m\n`.repeat(7000)
  const times = Math.ceil(2 ** 31 / chunk.length)
  await fetch(`${server.controlUrl}/runs`, { method: 'POST', body: '{"id":"a"}' })
  const body = ReadableStream.from(Array(times).fill(Buffer.from(chunk)))
  const upload = { method: 'POST', body, duplex: 'half' } as RequestInit
  expect((await fetch(`${server.controlUrl}/runs/a/log`, upload)).status).toBe(204)
  await fetch(`${server.controlUrl}/runs/a/finish`, { method: 'POST' })
  for (const [query, part] of [
    ['raw=1', chunk],
    ['raw=0', strip(chunk)],
  ] as const) {
    const [received, sent] = [createHash('sha1'), createHash('sha1')]
    const response = await fetch(`${server.url}/v2/logs/a?${query}`)
    for await (const piece of response.body ?? []) received.update(piece)
    for (let time = 0; time < times; time++) sent.update(part)
    expect(response.headers.get('content-length')).toBe(String(times * part.length))
    expect(received.digest('hex')).toBe(sent.digest('hex'))
  }
}, 600_000)
