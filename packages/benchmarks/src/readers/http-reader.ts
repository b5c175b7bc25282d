import type { IncomingMessage } from 'node:http'
import { Agent, get } from 'node:http'
import { createLineCutter } from './cut-lines.ts'
import type { LogReader } from './log-reader.ts'

/** Node's own client by hand, which fetch doesn't stand on: the least that reading takes on Node. */
export function createHttpReader(baseUrl: string): LogReader {
  const agent = new Agent({ keepAlive: true })
  async function read(path: string, onChunk: (chunk: Buffer) => void, signal?: AbortSignal): Promise<void> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${baseUrl}/v2/logs/${path}`, { agent, ...(signal && { signal }) }, resolve).on('error', reject)
    })
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.statusMessage}`)
    await new Promise<void>((resolve, reject) => {
      response.on('data', onChunk).on('end', resolve).on('error', reject)
    })
  }
  return {
    async text(id) {
      const chunks: Buffer[] = []
      await read(id, (chunk) => chunks.push(chunk))
      return Buffer.concat(chunks).toString()
    },
    bytes: (id, onChunk, signal) => read(`${id}?stream=true`, onChunk, signal),
    async lines(id, onLine) {
      const cutter = createLineCutter(onLine)
      await read(id, cutter.push)
      cutter.end()
    },
  }
}
