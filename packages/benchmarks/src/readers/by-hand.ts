import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Agent, get } from 'node:http'

/** Reads a log to its end and hands on each piece as it comes. */
type Read<Piece> = (id: string, take: (piece: Piece) => void) => Promise<void>

/** One way to read logs, as the users of a library would write it. It leaves out what the library does not offer. */
export interface LogReader {
  readonly text?: Read<string>
  readonly bytes?: Read<Uint8Array>
  readonly lines?: Read<string>
}

/** Splits bytes into lines, as one would by hand. */
async function cutLines(
  readChunks: (push: (chunk: Uint8Array) => void) => Promise<void>,
  onLine: (line: string) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  await readChunks((chunk) => {
    const text = rest + decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      onLine(text.slice(start, end))
      start = end + 1
    }
    rest = text.slice(start)
  })
  if (rest !== '') onLine(rest)
}

/** Reads a web stream to its end, in the fastest way. */
export async function readBody(
  body: ReadableStream<Uint8Array> | null | undefined,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  const reader = body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) onChunk(next.value)
}

/** Plain fetch, as every runtime has it: the least that one can write, with nothing for dropped connections. */
export async function createFetchReader(baseUrl: string): Promise<LogReader> {
  async function open(path: string): Promise<Response> {
    const response = await fetch(`${baseUrl}/v2/logs/${path}`)
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
    return response
  }
  return {
    text: async (id, take) => take(await (await open(id)).text()),
    bytes: async (id, take) => readBody((await open(`${id}?stream=true`)).body, take),
    lines: (id, take) => cutLines(async (push) => readBody((await open(id)).body, push), take),
  }
}

/** Node's own client by hand, on which fetch is not based: the least that reading takes on Node. */
export async function createHttpReader(baseUrl: string): Promise<LogReader> {
  const agent = new Agent({ keepAlive: true })
  async function read(path: string, onChunk: (chunk: Buffer) => void): Promise<void> {
    const [response] = (await once(get(`${baseUrl}/v2/logs/${path}`, { agent }), 'response')) as [IncomingMessage]
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.statusMessage}`)
    await once(response.on('data', onChunk), 'end')
  }
  return {
    async text(id, take) {
      const chunks: Buffer[] = []
      await read(id, (chunk) => chunks.push(chunk))
      take(Buffer.concat(chunks).toString())
    },
    bytes: (id, take) => read(`${id}?stream=true`, take),
    lines: (id, take) => cutLines((push) => read(id, push), take),
  }
}
