import { document } from '@get-log/spec'
import { operationPath } from '@get-log/types'
import { Refusal } from '../answer/refusal.ts'
import type { Traits } from '../profile/profile.ts'

/** What the steps need of a `Request`: its head. */
export interface LogRequest {
  readonly method: string
  readonly url: string
  /** Aborts when the client has gone away. */
  readonly signal?: AbortSignal
  readonly headers: { get(name: string): string | null }
}

/** Which log a request is about, and how it asks for it. */
export interface Route {
  readonly id: string
  readonly query: URLSearchParams
  /** Whether it is an OPTIONS request. */
  readonly isOptions: boolean
}

/** The methods that the documented message of 405 lists: `OPTIONS,GET`. */
export const allowedMethods: string = document.components.headers.Allow.example

const prefix = operationPath.slice(0, operationPath.indexOf('{'))
const noQuery = new URLSearchParams()

/** Step 1: the path, else 404; then the method, else 405. */
export function findRoute({ method, url }: LogRequest, { head, unknownPath }: Traits): Route {
  const pathStart = url.indexOf('/', url.indexOf('//') + 2)
  const queryStart = url.indexOf('?', pathStart)
  const path = url.slice(pathStart, queryStart === -1 ? undefined : queryStart)
  const segment = path.startsWith(prefix) ? path.slice(prefix.length) : ''
  const id = segment.includes('/') ? '' : decodeSegment(segment)
  if (id === '') throw new Refusal(404, undefined, {}, unknownPath)
  const isOptions = method === 'OPTIONS'
  const isRead = method === 'GET' || (method === 'HEAD' && head === 'answered')
  if (!isRead && !isOptions) throw new Refusal(405, undefined, { Allow: allowedMethods })
  return { id, isOptions, query: queryStart === -1 ? noQuery : new URLSearchParams(url.slice(queryStart)) }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}
