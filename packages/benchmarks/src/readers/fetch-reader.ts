import { createLineCutter } from './cut-lines.ts'
import type { LogReader } from './log-reader.ts'
import { readBody } from './read-body.ts'

/** What one writes with the fetch that every runtime has: as little as can be done with it, and nothing for a connection that drops. */
export function createFetchReader(baseUrl: string): LogReader {
  const open = (path: string, signal?: AbortSignal) => fetchLog(`${baseUrl}/v2/logs/${path}`, signal)
  return {
    async text(id) {
      return (await open(id)).text()
    },
    async bytes(id, onChunk, signal) {
      await readBody((await open(`${id}?stream=true`, signal)).body, onChunk)
    },
    async lines(id, onLine) {
      const cutter = createLineCutter(onLine)
      await readBody((await open(id)).body, cutter.push)
      cutter.end()
    },
  }
}

/** The same behind the smallest asynchronous iterator that there can be: what `for await` costs for each line, whoever hands them out. */
export function createFetchIterator(baseUrl: string): LogReader {
  async function* readChunks(id: string): AsyncGenerator<string[]> {
    const response = await fetchLog(`${baseUrl}/v2/logs/${id}`)
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield lines
    }
  }
  function iterate(id: string): AsyncIterableIterator<string, undefined> {
    const chunks = readChunks(id)
    let lines: string[] = []
    let position = 0
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next() {
        const value = lines[position]
        if (value === undefined) return refill()
        position += 1
        return Promise.resolve({ done: false, value })
      },
    }
    async function refill(): Promise<IteratorResult<string, undefined>> {
      const { done, value } = await chunks.next()
      if (done) return { done, value: undefined }
      lines = value
      position = 1
      return lines[0] === undefined ? refill() : { done: false, value: lines[0] }
    }
  }
  return {
    async lines(id, onLine) {
      for await (const line of iterate(id)) onLine(line)
    },
  }
}

async function fetchLog(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal: signal ?? null })
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  return response
}
