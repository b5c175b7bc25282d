import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import stripAnsi from 'strip-ansi'
import type { BlockName } from '../corpus.ts'
import { blocks } from '../corpus.ts'

interface StripperModule {
  Stripper: new () => { push(chunk: Uint8Array): Uint8Array }
}

// Users of the server do not need it, so it is not exported: it is built here like in the server's build.
const entry = fileURLToPath(new URL('../src/stripper/stripper.ts', import.meta.resolve('@get-log/server')))
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
})
const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')
const { Stripper } = (await import(`data:text/javascript;base64,${code}`)) as StripperModule

const [, , , contender = '', log] = process.argv
const chunkBytes = 64 * 1024

// Ten separate blocks, so that no cache holds them all, cut after whole lines: a stripper may not support chunks.
const whole = Buffer.concat(Array(10).fill(blocks[log as BlockName]()))
const chunks: Buffer[] = []
for (let start = 0, end = 0; start < whole.length; start = end) {
  end = start + chunkBytes < whole.length ? whole.lastIndexOf(10, start + chunkBytes) + 1 : whole.length
  chunks.push(whole.subarray(start, end))
}
// Every sequence of the corpus ends with an m.
const printable = chunks.map((chunk) => Buffer.from(`${chunk}`.replaceAll(/\u001b\[[\d;]*m/g, '')))
const stripper = new Stripper()
const ways: Record<string, (chunk: Buffer) => Uint8Array> = {
  '@get-log/server': (chunk) => stripper.push(chunk),
  'strip-ansi': (chunk) => Buffer.from(stripAnsi(chunk.toString())),
  'memory copy': (chunk) => new Uint8Array(chunk),
}

/** Strips a log of 10 MB chunk by chunk and keeps the output; returns megabytes of raw log a second. */
export function strip(): number {
  const way = ways[contender] as (chunk: Buffer) => Uint8Array
  const startedAt = performance.now()
  const stripped = chunks.map(way)
  const ms = performance.now() - startedAt
  const expected = contender === 'memory copy' ? chunks : printable
  const wrong = expected.findIndex((chunk, index) => chunk.compare(stripped[index] ?? Buffer.alloc(0)) !== 0)
  if (wrong >= 0) throw new Error(`Chunk ${wrong} of the ${log} log came out wrong.`)
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0) / 1000 / ms
}
