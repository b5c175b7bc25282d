import { setTimeout as delay } from 'node:timers/promises'
import type { AnswerChange } from '../../src/faults/answers.ts'
import {
  answers,
  drop,
  every,
  has,
  header,
  method,
  not,
  ok,
  pipe,
  query,
  refused,
  setHeader,
  status,
} from '../../src/faults/answers.ts'
import { asks, replacePath } from '../../src/faults/asks.ts'
import type { Fault } from '../../src/faults/counterexample.ts'
import { queryOf, readAll, withBytes } from '../../src/faults/wire.ts'
import { dates, gzip, negotiates, opensToPages, ranges } from './on-answers.ts'
import type { Switch } from './policy.ts'
import { codes, literal, parts } from './policy.ts'

const hidden = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff]/g
const withText = (change: (text: string) => string) => (bytes: string) =>
  Buffer.from(change(Buffer.from(bytes, 'latin1').toString())).toString('latin1')
const twoNames = `Attachment;filename=x.log; filename*=UTF-8''l%C3%B3g%201.txt`
const notZero = /(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.source
const usual = {
  Server: 'x',
  Via: '1.1 a',
  Vary: 'Accept, Accept-Encoding',
  'Cache-Control': 'no-cache',
  'Set-Cookie': 'a=b',
  'X-Content-Type-Options': 'nosniff',
}
const normalise = (target: string): string => {
  const [path = '', ...query] = target.split('?')
  const plain = path.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')
  return [path === '*' ? path : new URL(plain, 'http://host').pathname, ...query].join('?')
}
const attached = has('Content-Disposition')
const writesError = (write: (error: Record<string, unknown>) => string): Fault =>
  answers(refused, async (answer) => withBytes(answer, write(JSON.parse(`${await readAll(answer.body)}`).error)))
const comesLate: AnswerChange = async (answer) => {
  await delay(300)
  return { ...answer, body: cut(answer.body, 300, 0) }
}
/** Each piece so late, and its first bytes by themselves; the rest of what is long comes in one. */
async function* cut(body: AsyncIterable<Uint8Array>, lateMs: number, single: number): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    await delay(lateMs)
    for (const byte of piece.subarray(0, single)) yield Buffer.of(byte)
    if (piece.length > single) yield piece.subarray(single)
  }
}
const soon = (): string => new Date(Date.now() + 1000).toUTCString()

/** What the documentation leaves open: each switch keeps every promise of the page, and every MUST of an RFC. */
export const permitted = {
  'any other value of a flag means on': { otherFlag: true, zeroFlag: true, emptyFlag: true },
  'any other value of a flag is 400': { otherFlag: 400, zeroFlag: 400, emptyFlag: 400 },
  'a flag of 0 means on, as every text does': { zeroFlag: true },
  'a flag of 0 is 400, as it is not a boolean': { zeroFlag: 400 },
  'a flag without a value means on': { emptyFlag: true },
  'a flag without a value is 400': { emptyFlag: 400 },
  'of two values of a flag the last counts': { twice: 'last' },
  'two values of a flag are 400': { twice: 400 },
  'an undocumented parameter is 400': { unknownParameter: 400 },
  'raw[] is raw': asks(every, replacePath(/(?<=\?.*)(?:\[\]|%5B%5D)/gi, '')),
  'names of flags are read in any case': asks(
    every,
    replacePath(/(?<=[?&])[^&=]+(?==)/g, (name) => name.toLowerCase()),
  ),
  'the body of a GET is 400': { requestBody: 400 },
  'the body of a GET is 413': { requestBody: 413 },
  '?method= overrides the method': asks(every, (request) => ({
    ...request,
    method: queryOf(request, 'method') ?? request.method,
  })),
  'HEAD is 405': { head: 405 },
  'HEAD is 501': { head: 501 },
  'HEAD is 404': { head: 404 },
  'HEAD tells no length': answers(
    method('HEAD'),
    pipe((body) => body),
  ),
  'other methods are 501': { others: 501 },
  'other methods are 404': { others: 404 },
  'other methods are 403': { others: 403, trace: 403 },
  'a method that nobody knows is 400': { unknownMethod: 400 },
  'a method that nobody knows is 405': { unknownMethod: 405 },
  'TRACE is answered, without a body': { trace: 200 },
  'TRACE is 501': { trace: 501 },
  'TRACE is 400': { trace: 400 },
  'OPTIONS is 200': { options: 200 },
  'OPTIONS is 405': { options: 405 },
  'OPTIONS is 404': { options: 404 },
  'OPTIONS is 501': { options: 501 },
  'OPTIONS tells no methods': answers((_, answer) => answer.status < 300, drop('Allow')),
  'pages of any origin may read, and preflight is answered': opensToPages,
  'a needless token is ignored': { needlessToken: 200 },
  'a token in the query is ignored': { tokenInQuery: false },
  'no token is 404': { noToken: 404 },
  'an unknown token is 403': { unknownToken: 403, needlessToken: 403 },
  'an unknown token is 404': { unknownToken: 404 },
  'a stranger is 401': { stranger: 401 },
  'a stranger is 404': { stranger: 404 },
  'a restricted log is 404 but to its owner': { noToken: 404, unknownToken: 404, stranger: 404, needlessToken: 200 },
  'a token is asked for before an id is looked up': { unknownId: 401 },
  'every log is restricted': { restricted: true },
  'the challenge is Basic': answers(status(401), setHeader('WWW-Authenticate', 'Basic realm="logs"')),
  '403 has a challenge': answers(status(403), setHeader('WWW-Authenticate', 'Bearer error="insufficient_scope"')),
  'errors have older types': {
    types: { 401: 'user-or-token-not-found', 403: 'insufficient-permissions', 404: 'record-or-token-not-found' },
  },
  'errors have newer types': { types: { 401: 'invalid-token', 403: 'insufficient-permissions' } },
  'errors have a charset': answers(refused, setHeader('Content-Type', 'application/json; charset=utf-8')),
  'errors are problem+json': answers(refused, setHeader('Content-Type', 'application/problem+json')),
  'errors have more members': writesError((error) => JSON.stringify({ error: { ...error, data: { at: [1] } }, id: 7 })),
  'errors are indented': writesError((error) => `${JSON.stringify({ error }, null, 2)}\n`),
  'errors are in Czech': writesError(({ type }) =>
    JSON.stringify({ error: { type, message: 'Žluťoučký kůň zde není 😀' } }),
  ),
  'errors are never cached': answers(refused, setHeader('Cache-Control', 'no-store')),
  'the log has no charset': answers(ok, setHeader('Content-Type', 'text/plain')),
  'the media type is spelt otherwise': answers(ok, setHeader('Content-Type', 'Text/Plain;Charset="UTF-8"')),
  'the log has no media type': answers(ok, drop('Content-Type')),
  'a download is octets': answers([ok, attached], setHeader('Content-Type', 'application/octet-stream')),
  'a download has no file name': answers(attached, setHeader('Content-Disposition', 'attachment')),
  'a download has two names': answers(attached, setHeader('Content-Disposition', twoNames)),
  'what is no download is inline': answers(
    [ok, not(attached)],
    setHeader('Content-Disposition', 'inline; filename="log.txt"'),
  ),
  'errors are downloaded too': answers([refused, query('download')], setHeader('Content-Disposition', 'attachment')),
  'answers tell the limit': answers(every, setHeader('X-RateLimit-Limit', '60')),
  '429 tells the seconds to wait': answers(status(429), setHeader('Retry-After', '1')),
  '429 tells when to come again': answers(status(429), setHeader('Retry-After', soon)),
  'answers have other headers': answers(every, ...Object.entries(usual).map(([name, value]) => setHeader(name, value))),
  'what is whole is chunked too': answers(
    every,
    pipe((body) => body),
  ),
  'every byte is a chunk': answers(
    every,
    pipe((body) => cut(body, 0, 2000)),
  ),
  'everything comes 300 ms late': answers(every, comesLate),
  'a stream has whole lines': { wholeLines: true },
  'answers are HTTP/1.0': { http10: true },
  'connections are closed': answers(every, setHeader('Connection', 'close')),
  'logs are gzipped if that is accepted': answers(
    [ok, header('Accept-Encoding', new RegExp(`\\bgzip\\b${notZero}`))],
    gzip,
  ),
  'logs are gzipped if nothing is said of codings': answers([ok, not(header('Accept-Encoding'))], gzip),
  'logs have entity tags': { tags: true },
  'logs have dates': dates,
  'ranges of logs are given': ranges,
  'what accepts no text is 406': negotiates,
  'printed, invalid UTF-8 is left out': { invalid: 'dropped' },
  'printed, invalid UTF-8 is kept': { invalid: 'kept' },
  'printed, byte-order marks are left out': { print: (text) => text.replaceAll('\xef\xbb\xbf', '') },
  'printed, what shows nothing is left out': { print: withText((text) => text.replaceAll(hidden, '')) },
  'printed, tabs are left out': { print: (text) => text.replaceAll('\t', '') },
  'printed, carriage returns are kept': { controls: /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]/g },
  'printed, C1 characters are kept': { controls: /[\0-\x08\x0b-\x1f\x7f]/g },
  'escape codes begin with ESC': { codes: { string: codes.string, sequence: codes.sequence, short: codes.short } },
  'a single shift has a character': {
    codes: { shift: '\\x1b[NO][ -~]?', ...codes },
    parts: { shift: '\\x1b[NO]', ...parts },
  },
  'of short escape codes the second character is printed': { codes: { ...codes, short: '\\x1b(?:[ -/]+[0-~]?)?' } },
  'ids are compared without case': { sameId: (id) => literal.sameId(id).toLowerCase() },
  'ids are compared as they come': { sameId: (id) => id },
  'ids are counted up': { countedIds: true },
  'an odd id is 400': { oddId: 400 },
  'paths are normalised': asks(every, (request) => ({ ...request, path: normalise(request.path) })),
  'logs end without a newline': { endsInNewline: false },
  'the platform stamps lines, and writes some': { stamped: true },
  'a stream of a young run ends at once': { youngMs: 300 },
  // Seen after six minutes. The longest clause writes 71 times, and waits each time for what comes 300 ms late.
  'a stream ends after a minute': { streamMs: 60_000 },
} as const satisfies Record<string, Switch>
