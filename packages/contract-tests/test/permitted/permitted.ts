import {
  attached,
  dates,
  gzips,
  negotiates,
  of,
  ok,
  opensToPages,
  ranges,
  refused,
  sets,
  writesError,
} from './on-answers.ts'
import type { Switch } from './policy.ts'
import { codes, literal, parts } from './policy.ts'

type Ask = NonNullable<Switch['ask']>

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
const withQuery = (change: (query: string) => string): Ask => {
  return ({ query }) => ({ query: new URLSearchParams(change(`${query}`)) })
}
const normalise = (path: string): string =>
  new URL(path.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1'), 'http://host').pathname
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
  'raw[] is raw': { ask: withQuery((query) => query.replaceAll('%5B%5D', '')) },
  'names of flags are read in any case': {
    ask: withQuery((query) => query.replaceAll(/[^&]+(?==)/g, (name) => name.toLowerCase())),
  },
  'the body of a GET is 400': { requestBody: 400 },
  'the body of a GET is 413': { requestBody: 413 },
  '?method= overrides the method': { ask: ({ query, method }) => ({ method: query.get('method') ?? method }) },
  'HEAD is 405': { head: 405 },
  'HEAD is 501': { head: 501 },
  'HEAD is 404': { head: 404 },
  'HEAD tells no length': { answer: (_, { method }) => (method === 'HEAD' ? { chunked: true } : {}) },
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
  'OPTIONS tells no methods': { answer: sets('Allow', undefined, ({ status }) => status < 300) },
  'pages of any origin may read, and preflight is answered': { answer: opensToPages },
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
  'the challenge is Basic': { answer: sets('WWW-Authenticate', 'Basic realm="logs"', of(401)) },
  '403 has a challenge': { answer: sets('WWW-Authenticate', 'Bearer error="insufficient_scope"', of(403)) },
  'errors have older types': {
    types: { 401: 'user-or-token-not-found', 403: 'insufficient-permissions', 404: 'record-or-token-not-found' },
  },
  'errors have newer types': { types: { 401: 'invalid-token', 403: 'insufficient-permissions' } },
  'errors have a charset': { answer: sets('Content-Type', 'application/json; charset=utf-8', refused) },
  'errors are problem+json': { answer: sets('Content-Type', 'application/problem+json', refused) },
  'errors have more members': {
    answer: writesError((error) => JSON.stringify({ error: { ...error, data: { at: [1] } }, id: 7 })),
  },
  'errors are indented': { answer: writesError((error) => `${JSON.stringify({ error }, null, 2)}\n`) },
  'errors are in Czech': {
    answer: writesError(({ type }) => JSON.stringify({ error: { type, message: 'Žluťoučký kůň zde není 😀' } })),
  },
  'errors are never cached': { answer: sets('Cache-Control', 'no-store', refused) },
  'the log has no charset': { answer: sets('Content-Type', 'text/plain', ok) },
  'the media type is spelt otherwise': { answer: sets('Content-Type', 'Text/Plain;Charset="UTF-8"', ok) },
  'the log has no media type': { answer: sets('Content-Type', undefined, ok) },
  'a download is octets': {
    answer: sets('Content-Type', 'application/octet-stream', (...all) => ok(...all) && attached(...all)),
  },
  'a download has no file name': { answer: sets('Content-Disposition', 'attachment', attached) },
  'a download has two names': { answer: sets('Content-Disposition', twoNames, attached) },
  'what is no download is inline': {
    answer: sets('Content-Disposition', 'inline; filename="log.txt"', (...all) => ok(...all) && !attached(...all)),
  },
  'errors are downloaded too': {
    answer: sets('Content-Disposition', 'attachment', (...all) => refused(...all) && all[1].query.has('download')),
  },
  'answers tell the limit': { answer: sets('X-RateLimit-Limit', '60') },
  '429 tells the seconds to wait': { answer: sets('Retry-After', '1', of(429)) },
  '429 tells when to come again': { answer: (...all) => sets('Retry-After', soon(), of(429))(...all) },
  'answers have other headers': { answer: ({ headers }) => ({ headers: { ...headers, ...usual } }) },
  'what is whole is chunked too': { answer: () => ({ chunked: true }) },
  'every byte is a chunk': { bytewise: true, answer: () => ({ chunked: true }) },
  'everything comes 300 ms late': { delayMs: 300 },
  'a stream has whole lines': { wholeLines: true },
  'answers are HTTP/1.0': { http10: true },
  'connections are closed': { answer: sets('Connection', 'close') },
  'logs are gzipped if that is accepted': {
    answer: gzips((codings = '') => new RegExp(`\\bgzip\\b${notZero}`).test(codings)),
  },
  'logs are gzipped if nothing is said of codings': { answer: gzips((codings) => codings === undefined) },
  'logs have entity tags': { tags: true },
  'logs have dates': { answer: dates },
  'ranges of logs are given': { answer: ranges },
  'what accepts no text is 406': { answer: negotiates },
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
  'of strings that are not commands the contents are printed': {
    codes: {
      ...codes,
      string: codes.string.replace('PX^_', ''),
      c1String: codes.c1String.replace('\\x90\\x98\\x9d-\\x9f', '\\x9d'),
    },
  },
  'of short escape codes the second character is printed': { codes: { ...codes, short: '\\x1b(?:[ -/]+[0-~]?)?' } },
  'ids are compared without case': { sameId: (id) => literal.sameId(id).toLowerCase() },
  'ids are compared as they come': { sameId: (id) => id },
  'ids are counted up': { countedIds: true },
  'an odd id is 400': { oddId: 400 },
  'paths are normalised': { ask: ({ path }) => ({ path: path === '*' ? path : normalise(path) }) },
  'logs end without a newline': { endsInNewline: false },
  'the platform stamps lines, and writes some': { stamped: true },
  'a stream of a young run ends at once': { youngMs: 300 },
  // The longest clause writes 71 times, and each time waits for what comes 300 ms late.
  'a stream ends after a minute': { streamMs: 60_000 },
} as const satisfies Record<string, Switch>
