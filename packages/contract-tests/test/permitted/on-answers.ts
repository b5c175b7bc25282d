import { Readable } from 'node:stream'
import { constants, createGzip, gzipSync } from 'node:zlib'
import type { Answer, Asked, Switch } from './policy.ts'

type OnAnswer = NonNullable<Switch['answer']>
type Which = (answer: Answer, asked: Asked) => boolean

export const ok: Which = ({ status }) => status === 200
export const refused: Which = ({ status }) => status >= 400
export const attached: Which = ({ headers }) => headers['Content-Disposition'] !== undefined

export function of(status: number): Which {
  return (answer) => answer.status === status
}

/** Sets a header; without a value, removes it. */
export function sets(name: string, value: string | undefined, which: Which = () => true): OnAnswer {
  return (answer, asked) => (which(answer, asked) ? { headers: { ...answer.headers, [name]: value } } : {})
}

/** Changes a log that is sent in one piece. */
export function rewrites(change: (body: Buffer, asked: Asked) => Buffer): OnAnswer {
  return ({ status, body }, asked) => (status === 200 && Buffer.isBuffer(body) ? { body: change(body, asked) } : {})
}

export function restreams(change: (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>): OnAnswer {
  return ({ body }) => (Buffer.isBuffer(body) ? {} : { body: change(body) })
}

/** Writes errors differently; a refusal without a body stays without one. */
export function writesError(write: (error: Record<string, unknown>) => string): OnAnswer {
  return ({ status, body }) =>
    status < 400 || `${body}` === '' ? {} : { body: Buffer.from(write(JSON.parse(`${body}`).error)) }
}

/** Compresses a log as it arrives. */
export function gzips(accepts: (codings: string | undefined) => boolean): OnAnswer {
  return ({ status, headers, body }, asked) => {
    if (status !== 200 || !accepts(asked.headers['accept-encoding']?.toString())) return {}
    const coder = createGzip({ flush: constants.Z_SYNC_FLUSH })
    const coded = Buffer.isBuffer(body) ? gzipSync(body) : Readable.from(body).pipe(coder)
    return { headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, body: coded }
  }
}

/** RFC 9110, section 14: one range of a log that is whole. */
export const ranges: OnAnswer = ({ status, headers, body }, asked) => {
  if (status !== 200 || !Buffer.isBuffer(body) || headers['Content-Encoding'] !== undefined) return {}
  const whole = { headers: { ...headers, 'Accept-Ranges': 'bytes' } }
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked.headers.range ?? '') ?? []
  const backwards = from !== '' && to !== '' && Number(to) < Number(from)
  if (asked.method !== 'GET' || asked.headers['if-range'] !== undefined || from + to === '' || backwards) return whole
  const first = from === '' ? Math.max(0, body.length - Number(to)) : Number(from)
  const part = body.subarray(first, from === '' || to === '' ? body.length : Number(to) + 1)
  const range = part.length === 0 ? '*' : `${first}-${first + part.length - 1}`
  const named = { ...whole.headers, 'Content-Range': `bytes ${range}/${body.length}` }
  return { status: part.length === 0 ? 416 : 206, headers: named, body: part }
}

/** RFC 9110, section 13.1.3: a log that ended long ago. */
export const dates: OnAnswer = ({ status, headers, body, chunked }, asked) => {
  if (status !== 200 || !Buffer.isBuffer(body) || chunked) return {}
  const changed = 'Fri, 14 Jul 2017 06:00:50 GMT'
  const known = Date.parse(asked.headers['if-modified-since'] ?? '') >= Date.parse(changed)
  const dated = { headers: { ...headers, 'Last-Modified': changed } }
  return known && asked.headers['if-none-match'] === undefined
    ? { ...dated, status: 304, body: Buffer.alloc(0) }
    : dated
}

/** RFC 9110, section 12.5.1: nothing that the request accepts can be sent. */
export const negotiates: OnAnswer = ({ status }, { headers }) => {
  const accepted = /(?:text|\*)\/(?:\*|plain)(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i.test(headers.accept ?? '*/*')
  if (status !== 200 || accepted) return {}
  const body = Buffer.from(JSON.stringify({ error: { type: 'not-acceptable', message: 'A log is text/plain.' } }))
  return { status: 406, headers: { 'Content-Type': 'application/json' }, body, chunked: false }
}

/** Lets a page of any origin read the log. */
export const opensToPages: OnAnswer = (answer, { method, headers }) => {
  const open = { ...answer.headers, 'Access-Control-Allow-Origin': '*' }
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return { headers: open }
  const allowed = { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Allow-Headers': 'Authorization' }
  return { status: 204, headers: { ...open, ...allowed, 'Content-Type': undefined }, body: Buffer.alloc(0) }
}
