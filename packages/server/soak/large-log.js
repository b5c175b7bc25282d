// Writes and reads a log of 2 GiB through a server whose heap is limited to 256 MB.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from './server-process.js'

const chunk = Buffer.from(
  `\u001b[32m${'2017-07-14T06:00:49.733Z a line of a long log '.repeat(3)}\u001b[0m\n`.repeat(7000),
)
const printableChunk = Buffer.from(chunk.toString().replaceAll(/\u001b\[\d+m/g, ''))

/** Sends so many bytes, at least, and reads them back raw and printable; `problems` counts what differs. */
export async function runLargeLog(bytes) {
  const directory = mkdtempSync(join(tmpdir(), 'get-log-large-'))
  const server = await startServerProcess(['--max-old-space-size=256'], ['--data-dir', directory])
  const chunks = Math.ceil(bytes / chunk.length)
  const figures = { gigabytes: (chunks * chunk.length) / 2 ** 30, problems: 0 }
  await fetch(`${server.controlUrl}/runs`, { method: 'POST', body: '{"id":"a"}' })

  let started = performance.now()
  const body = ReadableStream.from(repeat(chunk, chunks))
  const upload = await fetch(`${server.controlUrl}/runs/a/log`, { method: 'POST', body, duplex: 'half' })
  if (upload.status !== 204) figures.problems++
  figures.writeSeconds = (performance.now() - started) / 1000
  await fetch(`${server.controlUrl}/runs/a/finish`, { method: 'POST' })

  for (const [query, part] of [
    ['raw=1', chunk],
    ['raw=0', printableChunk],
  ]) {
    started = performance.now()
    const response = await fetch(`${server.url}/v2/logs/a?${query}`)
    const received = createHash('sha1')
    for await (const piece of response.body) received.update(piece)
    figures[`${query} seconds`] = (performance.now() - started) / 1000
    const sent = createHash('sha1')
    for (const piece of repeat(part, chunks)) sent.update(piece)
    if (received.digest('hex') !== sent.digest('hex')) figures.problems++
    if (response.headers.get('content-length') !== String(chunks * part.length)) figures.problems++
  }
  figures.cost = server.cost()
  await server.stop()
  rmSync(directory, { recursive: true })
  return figures
}

function* repeat(value, times) {
  for (let count = 0; count < times; count++) yield value
}
