// Writers, followers, readers, deserters and faults at once, for a while. Every byte that arrives is checked.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createControlClient } from '../dist/control/index.js'
import { startServerProcess } from './server-process.js'

const lineOf = (id, number) => `\u001b[3${number % 8}m${id} line ${number} ${'é漢'.repeat(number % 40)}\u001b[0m\n`
const printableLineOf = (id, number) => lineOf(id, number).replaceAll(/\u001b\[\d+m/g, '')
const faults = [
  { dropAfterBytes: 700 },
  { endEarlyAfterBytes: 300 },
  { stallAfterBytes: 500 },
  { status: 429, retryAfter: 1 },
  { status: 503 },
  { delayMs: 50 },
  { chunkBytes: 7 },
]

/** Runs the load for so many seconds and returns the figures; `problems` counts what must not happen. */
export async function runMixedLoad(seconds) {
  const directory = mkdtempSync(join(tmpdir(), 'get-log-soak-'))
  const server = await startServerProcess([], ['--data-dir', directory])
  const control = createControlClient(server.controlUrl)
  const figures = { runs: 0, appends: 0, followed: 0, read: 0, deserted: 0, broken: 0, bytes: 0, problems: 0 }
  const growing = new Map()
  const before = server.cost()
  const end = performance.now() + seconds * 1000
  const goesOn = () => performance.now() < end

  async function write(lane) {
    for (let count = 0; goesOn(); count++) {
      const id = `run ${lane}/${count}`
      const path = { params: { path: { id } } }
      await control.POST('/runs', { body: { id } })
      figures.runs++
      growing.set(id, 0)
      for (let number = 0; number < 200; number++) {
        const body = lineOf(id, number)
        await control.POST('/runs/{id}/log', { ...path, body, bodySerializer: () => body })
        growing.set(id, number + 1)
        figures.appends++
      }
      await control.POST('/runs/{id}/finish', path)
      await sleep(200)
      growing.delete(id)
      await control.DELETE('/runs/{id}', path)
    }
  }

  async function follow(isFaulty) {
    while (goesOn()) {
      const id = [...growing.keys()][Math.floor(Math.random() * growing.size)]
      if (id === undefined) {
        await sleep(5)
        continue
      }
      if (isFaulty) {
        const fault = { ...faults[Math.floor(Math.random() * faults.length)], id }
        await control.PUT('/faults', { body: { faults: [fault] } })
      }
      const desert =
        Math.random() < 0.2 ? AbortSignal.timeout(Math.floor(Math.random() * 300)) : AbortSignal.timeout(20_000)
      const isStreamed = Math.random() < 0.7
      await receive(id, isStreamed, desert)
    }
  }

  async function receive(id, isStreamed, signal) {
    let text = ''
    let ok = false
    try {
      const query = isStreamed ? '?stream=1' : ''
      const response = await fetch(`${server.url}/v2/logs/${encodeURIComponent(id)}${query}`, { signal })
      ok = response.ok
      const decoder = new TextDecoder()
      for await (const chunk of response.body) if (ok) text += decoder.decode(chunk, { stream: true })
      figures[isStreamed ? 'followed' : 'read']++
    } catch {
      figures[signal.aborted ? 'deserted' : 'broken']++
    }
    figures.bytes += text.length
    if (ok && !expected(id, text)) figures.problems++
  }

  /** Whether the text is the beginning of the log of that run. */
  function expected(id, text) {
    let whole = ''
    for (let number = 0; number < 200 && whole.length < text.length; number++) whole += printableLineOf(id, number)
    return whole.startsWith(text)
  }

  await Promise.all([
    ...Array.from({ length: 4 }, (_, lane) => write(lane)),
    ...Array.from({ length: 30 }, () => follow(false)),
    ...Array.from({ length: 5 }, () => follow(true)),
  ])
  await control.DELETE('/faults')
  await sleep(1000)
  const { data } = await control.GET('/runs')
  const readersLeft = data.runs.reduce((sum, run) => sum + run.readers, 0)
  const after = server.cost()
  await server.stop()
  rmSync(directory, { recursive: true })
  if (readersLeft > 0) figures.problems++
  return { ...figures, before, after }
}
