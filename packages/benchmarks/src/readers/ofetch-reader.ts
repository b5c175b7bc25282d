import { ofetch } from 'ofetch'
import type { LogReader } from './log-reader.ts'
import { readBody } from './read-body.ts'

/** Another popular wrapper of fetch. */
export function createOfetchReader(baseUrl: string): LogReader {
  const api = ofetch.create({ baseURL: `${baseUrl}/v2/logs` })
  return {
    text: (id) => api(id, { responseType: 'text' }),
    async bytes(id, onChunk, signal) {
      const body = await api(id, { query: { stream: true }, responseType: 'stream', ...(signal && { signal }) })
      await readBody(body, onChunk)
    },
  }
}
