import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { StreamedLogOptions } from 'apify-client'
import { ApifyClient, StreamedLog } from 'apify-client'
import type { LogReader } from './log-reader.ts'

/** The official client. Its stream is one of Node's; lines are cut from it with Node's own readline, as its users do. */
export function createApifyClientReader(baseUrl: string): LogReader {
  const client = new ApifyClient({ baseUrl })
  async function open(id: string): Promise<Readable> {
    const stream = await client.log(id).stream()
    if (!stream) throw new Error(`No log ${id} to stream.`)
    return stream
  }
  return {
    async text(id) {
      return (await client.log(id).get()) ?? ''
    },
    async bytes(id, onChunk, signal) {
      const stream = await open(id)
      // It takes no signal: all that a caller can do is to destroy the stream.
      signal?.addEventListener('abort', () => stream.destroy())
      for await (const chunk of stream) onChunk(chunk)
    },
    async lines(id, onLine) {
      for await (const line of createInterface({ input: await open(id) })) onLine(line)
    },
  }
}

/** The official client's redirection of a log into another one, which is its own way to get at lines. */
export function createApifyRedirectReader(baseUrl: string): LogReader {
  const client = new ApifyClient({ baseUrl })
  function redirect(id: string, onMessage: (message: string) => void): StreamedLog {
    // Of the whole logger it uses `info` alone.
    const toLog = { info: onMessage } as unknown as StreamedLogOptions['toLog']
    return new StreamedLog({ logClient: client.log(id), toLog })
  }
  return {
    async lossyLines(id, onMessage) {
      const streamed = redirect(id, onMessage)
      streamed.start()
      // `stop` would leave out what has not come yet, and nothing public says when all has come.
      await Reflect.get(streamed, 'streamingTask')
    },
    async bytes(id, onChunk, signal) {
      const streamed = redirect(id, (message) => onChunk(Buffer.from(message)))
      streamed.start()
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
      await streamed.stop()
    },
  }
}
