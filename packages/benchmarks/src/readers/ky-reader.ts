import ky from 'ky'
import type { LogReader } from './log-reader.ts'
import { readBody } from './read-body.ts'

/** A popular wrapper of fetch. Its time limit is off, since it would end a log that takes long. */
export function createKyReader(baseUrl: string): LogReader {
  const api = ky.create({ prefixUrl: `${baseUrl}/v2/logs`, timeout: false })
  return {
    text: (id) => api(id).text(),
    async bytes(id, onChunk, signal) {
      const response = await api(id, { searchParams: { stream: true }, signal: signal ?? null })
      await readBody(response.body, onChunk)
    },
  }
}
