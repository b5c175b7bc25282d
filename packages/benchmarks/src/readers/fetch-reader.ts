import type { LogReader } from './log-reader.ts'
import { readBody } from './read-body.ts'

/** A fetch by hand: as little work as can be done, and none for a connection that drops. */
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
      const decoder = new TextDecoder()
      let rest = ''
      await readBody((await open(id)).body, (chunk) => {
        const text = rest + decoder.decode(chunk, { stream: true })
        let start = 0
        for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
          onLine(text.slice(start, end))
          start = end + 1
        }
        rest = text.slice(start)
      })
      if (rest !== '') onLine(rest)
    },
  }
}

/** The answer to a request, or an error. */
export async function fetchLog(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal: signal ?? null })
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  return response
}
