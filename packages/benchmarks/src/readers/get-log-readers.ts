import { createLogClient } from '@get-log/client'
import type { LogReader } from './log-reader.ts'
import { readBody } from './read-body.ts'

/** This project's client. */
export function createGetLogReader(baseUrl: string): LogReader {
  const logs = createLogClient({ baseUrl })
  return {
    text: (id) => logs.get(id),
    async bytes(id, onChunk, signal) {
      await readBody(await logs.stream(id, signal && { signal }), onChunk)
    },
    async lines(id, onLine) {
      for await (const line of logs.lines(id)) onLine(line)
    },
  }
}

/** The same client's `follow`, which checks all it has read against what a reconnect replays. */
export function createGetLogFollower(baseUrl: string): LogReader {
  const logs = createLogClient({ baseUrl })
  return {
    async bytes(id, onChunk, signal) {
      for await (const chunk of logs.follow(id, signal && { signal })) onChunk(chunk)
    },
  }
}
