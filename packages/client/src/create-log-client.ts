import { readWith } from './create-log-reader.ts'
import { chooseFileName } from './download/choose-file-name.ts'
import { followLog } from './follow/follow-log.ts'
import { readLines } from './lines/read-lines.ts'
import { tailChunks } from './lines/tail-chunks.ts'
import type { LogClient } from './log-client.ts'
import type { LogClientOptions } from './log-client-options.ts'
import { connectionToStream } from './request/connection-to-stream.ts'
import { createRequests } from './request/create-requests.ts'
import { openConnection } from './request/log-connection.ts'
import { retrying } from './retry/retrying.ts'

/**
 * Creates a client for the logs of Actor runs and builds. It sends nothing until one of its functions is called.
 *
 * @throws TypeError for an unusable base URL, token or header. The message contains no token and no password.
 */
export function createLogClient(options: LogClientOptions = {}): LogClient {
  const requests = createRequests(options)
  const { prepare } = requests
  return {
    ...readWith(requests),
    follow: (id, { from, ...read } = {}) => followLog(prepare(id, read, { stream: true }), from),
    bytes(id, { from, follow: stream = false, ...read } = {}) {
      return followLog(prepare(id, read, stream ? { stream } : {}), from)
    },
    lines(id, { from, follow: stream = false, tail, maxLineBytes = 2 ** 24, ...read } = {}) {
      const isTail = tail !== undefined && tail !== null
      const chunks = followLog(prepare(id, read, stream ? { stream } : {}), from, isTail && stream)
      return readLines(isTail ? tailChunks(chunks, tail, maxLineBytes) : chunks, maxLineBytes)
    },
    async download(id, read = {}) {
      const request = prepare(id, read, { download: true })
      const connection = await retrying(request, (attempt) => openConnection(request, attempt))
      const { headers, contentLength } = connection
      return {
        fileName: chooseFileName(headers.get('content-disposition'), request.id),
        body: connectionToStream(connection),
        ...(contentLength >= 0 && { contentLength }),
      }
    },
  }
}
