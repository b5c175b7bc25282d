import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { attached, of, ok, restreams, rewrites, sets, writesError } from './on-answers.ts'
import type { Asked, Switch } from './policy.ts'
import { codes, parts } from './policy.ts'

type Ask = NonNullable<Switch['ask']>

const loses = (flag: string, ...values: string[]): Ask => {
  return ({ query }) => {
    const kept = [...query].filter(([name, value]) => name !== flag || !values.includes(value))
    return { query: new URLSearchParams(kept) }
  }
}
const adds = (flag: string): Ask => {
  return ({ query, method }) =>
    method === 'GET' && !query.has(flag) ? { query: new URLSearchParams([...query, [flag, '1']]) } : {}
}
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const isRaw = ({ query }: Asked): boolean => ['1', 'true'].includes(query.get('raw') ?? '')

/** Each breaks exactly one promise of the page, or one MUST of an RFC. */
export const breaches = {
  'stream does nothing': { ask: loses('stream', '1', 'true') },
  'stream=true does nothing': { ask: loses('stream', 'true') },
  'stream=1 does nothing': { ask: loses('stream', '1') },
  'every log is streamed': { ask: adds('stream') },
  'a stream ends after a second': { streamMs: 1000 },
  'a stream arrives when the run has ended': {
    answer: restreams(async function* (body) {
      yield await buffer(body)
    }),
  },
  'a stream goes on when the run has ended': {
    answer: restreams(async function* (body) {
      yield* body
      await delay(60_000, undefined, { ref: false })
    }),
  },
  'the last piece of a stream is lost': {
    answer: restreams(async function* (body) {
      let held: Buffer | undefined
      for await (const piece of body) {
        if (held !== undefined) yield held
        held = piece
        if (piece.at(-1) === 10) yield piece
        if (piece.at(-1) === 10) held = undefined
      }
    }),
  },
  'download does nothing': { ask: loses('download', '1', 'true') },
  'download=true does nothing': { ask: loses('download', 'true') },
  'download=1 does nothing': { ask: loses('download', '1') },
  'every log is downloaded': { ask: adds('download') },
  'a download is inline': { answer: sets('Content-Disposition', 'inline; filename="log.txt"', attached) },
  'raw does nothing': { ask: loses('raw', '1', 'true') },
  'raw=true does nothing': { ask: loses('raw', 'true') },
  'raw=1 does nothing': { ask: loses('raw', '1') },
  'every log is raw': { ask: adds('raw') },
  'raw, invalid UTF-8 is replaced': {
    answer: rewrites((body, asked) => (isRaw(asked) ? Buffer.from(body.toString()) : body)),
  },
  'raw, line ends are made one': {
    answer: rewrites((body, asked) => (isRaw(asked) ? latin1(body.toString('latin1').replaceAll('\r\n', '\n')) : body)),
  },
  'colours alone are removed': { codes: { sequence: '\\x1b\\[[0-9;]*m' } },
  'titles are printed': { codes: { string: '\\x1b[\\]PX^_]', sequence: codes.sequence, short: codes.short } },
  'an escape code that two writes make is printed': { parts: { character: parts.character } },
  'a character that two writes make is lost': { parts: { code: parts.code } },
  'control characters are printed': { controls: /(?!)/g },
  'characters beyond ASCII are lost': { print: (text) => text.replaceAll(/[\x80-\xff]/g, '') },
  'an id that names nothing has an empty log': {
    answer: ({ status, headers }) =>
      status === 404
        ? { status: 200, headers: { ...headers, 'Content-Type': 'text/plain' }, body: Buffer.alloc(0) }
        : {},
  },
  'an id that names nothing is 500': { answer: ({ status }) => ({ status: status === 404 ? 500 : status }) },
  'an empty log is 204': {
    answer: ({ status, body, chunked }) =>
      status === 200 && Buffer.isBuffer(body) && body.length === 0 && !chunked ? { status: 204, headers: {} } : {},
  },
  'errors are flat': { answer: writesError((error) => JSON.stringify(error)) },
  'errors have no type': { answer: writesError(({ message }) => JSON.stringify({ error: { message } })) },
  'errors have no message': { answer: writesError(({ type }) => JSON.stringify({ error: { type } })) },
  'types of errors are numbers': { answer: writesError((error) => JSON.stringify({ error: { ...error, type: 7 } })) },
  'errors are text': { answer: writesError(({ message }) => `${message}`) },
  'a restricted log is read without a token': { noToken: 200 },
  'no token is 403, not 401': { noToken: 403 },
  'without a token everything that cannot be read is 403': { unknownId: 403, noToken: 403 },
  'a restricted log is read by a stranger': { stranger: 200 },
  'a restricted log is read with an unknown token': { unknownToken: 200 },
  'an unknown token is 500': { unknownToken: 500 },
  'POST gives the log': { ask: ({ method }) => ({ method: method === 'POST' ? 'GET' : method }) },
  'the limit is ignored': { limited: 200 },
  'beyond the limit is 503': { limited: 503 },
  '405 has no Allow (RFC 9110, 15.5.6)': { answer: sets('Allow', undefined, of(405)) },
  '401 has no challenge (RFC 9110, 15.5.2)': { answer: sets('WWW-Authenticate', undefined, of(401)) },
  'answers have no Date (RFC 9110, 6.6.1)': { dated: false },
  'a matching entity tag does not lead to a 304 (RFC 9110, 13.1.2)': { answer: sets('ETag', '"same"', ok) },
  'a range is not named (RFC 9110, 15.3.7.1)': {
    answer: ({ status, body }, { headers }) =>
      status === 200 && Buffer.isBuffer(body) && headers.range !== undefined
        ? { status: 206, body: body.subarray(0, 1) }
        : {},
  },
  'a content coding is not named (RFC 9110, 8.4)': { answer: rewrites((body) => gzipSync(body)) },
  '204 has a Content-Length (RFC 9110, 8.6)': { answer: sets('Content-Length', '0', of(204)) },
  'HEAD tells another length than GET (RFC 9110, 8.6)': {
    answer: sets('Content-Length', '1', (answer, asked) => ok(answer, asked) && asked.method === 'HEAD'),
  },
  'JSON begins with a byte-order mark (RFC 8259, 8.1)': {
    answer: writesError((error) => `\ufeff${JSON.stringify({ error })}`),
  },
} as const satisfies Record<string, Switch>
