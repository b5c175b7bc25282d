import type { paths } from '@get-log/types'
import { operationPath } from '@get-log/types'
import createClient from 'openapi-fetch'
import type { LogReader } from './log-reader.ts'
import { readBody } from './read-body.ts'

/** The typed fetch that this project's client stands on, by itself. */
export function createOpenapiFetchReader(baseUrl: string): LogReader {
  const api = createClient<paths>({ baseUrl })
  return {
    async text(id) {
      const { data } = await api.GET(operationPath, { params: { path: { buildOrRunId: id } }, parseAs: 'text' })
      return data ?? ''
    },
    async bytes(id, onChunk, signal) {
      const { data } = await api.GET(operationPath, {
        params: { path: { buildOrRunId: id }, query: { stream: true } },
        parseAs: 'stream',
        ...(signal && { signal }),
      })
      await readBody(data, onChunk)
    },
  }
}
