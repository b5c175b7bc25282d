import { LogConnectionError } from './errors/log-connection-error.ts'
import type { LogReader } from './log-client.ts'
import type { LogClientOptions } from './log-client-options.ts'
import { connectionToStream } from './request/connection-to-stream.ts'
import type { Requests } from './request/create-requests.ts'
import { createRequests } from './request/create-requests.ts'
import { openConnection } from './request/log-connection.ts'
import { mostLooks } from './request/most-looks.ts'
import { readText } from './request/read-text.ts'
import { spellAnew } from './request/spell-anew.ts'
import { retrying } from './retry/retrying.ts'

// The longest string of V8, in UTF-16 code units; UTF-8 takes no fewer bytes.
const longestString = 2 ** 29 - 24

/**
 * Creates the small part of {@link createLogClient}, for pages where each kilobyte counts: everything but `follow`, `bytes`,
 * `lines` and `download`.
 *
 * @throws TypeError for an unusable base URL, token or header. The message contains no token and no password.
 */
export function createLogReader(options: LogClientOptions = {}): LogReader {
  return readWith(createRequests(options))
}

/** Reads logs with these requests. */
export function readWith({ api, url, prepare }: Requests): LogReader {
  return {
    async get(id, { maxBytes = longestString, ...read } = {}) {
      const request = prepare(id, read)
      let before: string | undefined
      let looks = 0
      let ends = 0
      return retrying(request, async (attempt) => {
        for (;;) {
          const query = spellAnew(request.query, looks++)
          const connection = await openConnection({ ...request, query }, attempt)
          const text = await readText(connection, maxBytes)
          if (text.length < (before?.length ?? 0)) throw new LogConnectionError(`GET ${request.url}`, 'it was cut')
          // An unannounced end may be a cut: the next look has to see no more.
          if (connection.isAnnounced || text === before || ++ends === mostLooks) return text
          before = text
        }
      })
    },
    async stream(id, read = {}) {
      const request = prepare(id, read, { stream: true })
      return connectionToStream(await retrying(request, (attempt) => openConnection(request, attempt)))
    },
    url,
    api,
  }
}
