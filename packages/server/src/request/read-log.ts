import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import type { Answer } from '../answer/answer.ts'
import { contentDisposition } from '../answer/content-disposition.ts'
import type { Traits } from '../profile/profile.ts'
import type { Run } from '../runs/run.ts'
import { streamLog } from '../runs/stream-log.ts'
import type { Flags } from './read-flags.ts'

const [mediaType = ''] = Object.keys(document.paths[operationPath].get.responses[200].content)
const contentType = /;\s*charset=/i.test(mediaType) ? mediaType : `${mediaType}; charset=utf-8`

/** Logs up to this size are answered in one piece, without a stream. */
const onePiece = 64 * 1024

/** Step 6: the log. Everything written so far, with its length; or, if it is followed while the run goes on, without one. */
export function readLog(run: Run, { raw, download, stream }: Flags, { streamSeconds }: Traits): Answer {
  const bytes = raw ? run.raw : run.printable
  const headers: Record<string, string> = { 'Content-Type': contentType }
  // A cache would keep the beginning as if it were the whole.
  if (run.state === 'running') headers['Cache-Control'] = 'no-store'
  if (download) headers['Content-Disposition'] = contentDisposition(run.id)
  if (stream && run.isGrowing) return { status: 200, headers, body: streamLog(run, bytes, undefined, streamSeconds) }

  const { length } = bytes
  headers['Content-Length'] = String(length)
  if (length === 0) return { status: 200, headers, body: new Uint8Array(0) }
  const piece = length > onePiece ? undefined : bytes.read(0, length)
  return { status: 200, headers, body: piece?.length === length ? piece : streamLog(run, bytes, length) }
}
