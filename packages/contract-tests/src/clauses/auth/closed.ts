import { checkClosed } from '../../checks/check-secrecy.ts'
import { withBearer, withQueryToken } from '../../checks/requests.ts'
import type { Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import { answers, every, header, setBody, setStatus, status, token } from '../../faults/answers.ts'
import { asks, replaceHeader } from '../../faults/asks.ts'
import { acceptTokens, letIn } from '../../faults/remembered.ts'

function replaceLetter(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
}

function encodeFirst(text: string): string {
  return `%${text.charCodeAt(0).toString(16).padStart(2, '0')}${text.slice(1)}`
}

/** What a server behind a proxy, or one that checks in the wrong order, may mistake for a permission. */
const headers = [
  { 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1', Forwarded: 'for=127.0.0.1' },
  { 'X-Forwarded-Host': 'localhost', 'X-Forwarded-Proto': 'https' },
  { Range: 'bytes=0-' },
  { 'If-None-Match': '*' },
  { 'If-Modified-Since': 'Fri, 01 Jan 2038 00:00:00 GMT' },
  { Accept: 'text/event-stream' },
  { Origin: 'https://console.apify.com', Referer: 'https://console.apify.com/' },
  { Cookie: 'session=1; admin=true' },
]

/** Names for nothing, which a server might look up. */
const names = ['undefined', 'null', '*', '%', '0', 'true', '__proto__', 'constructor', 'toString']

function swapCase(text: string): string {
  return [...text].map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join('')
}

/** Derived from a token by someone who does not know all of it. */
function almost(token: string): string[] {
  const half = Math.floor(token.length / 2)
  return [token.slice(0, half), token.slice(half), replaceLetter(token, 0), replaceLetter(token, half), [...token].reverse().join('')]
}

/** Derived from a token by someone who knows it, or all but what an encoding does not distinguish. */
function alike(token: string): string[] {
  return [token.slice(0, -1), replaceLetter(token, token.length - 1), `${token}x`, `x${token}`, `${token}${token}`, swapCase(token)]
}

interface Row extends Pick<Promised, 'id' | 'title' | 'source' | 'brokenBy' | 'basis' | 'restsOn'> {
  readonly ask: (token: string) => readonly RequestVariation[]
}

const rows: readonly Row[] = [
  {
    id: 'auth/almost-right',
    basis: 'documented',
    restsOn: ['auth/no-token', 'auth/unknown-token', 'auth/bearer'],
    title: 'A part of a token, or a token with another letter, does not open a restricted log',
    source: cite(responsePointer(401)),
    ask: (token) => almost(token).flatMap((other) => [withBearer(other), withQueryToken(other)]),
    brokenBy: faults('status', {
      'token-prefix-suffices': ['The beginning of a token is accepted', acceptTokens('header', (given, known) => known.startsWith(given))],
    }),
  },
  {
    id: 'auth/exact',
    basis: 'expected',
    restsOn: ['auth/no-token', 'auth/unknown-token', 'auth/almost-right'],
    title: 'A token with additions, or spelled differently, is not accepted',
    source: cite(responsePointer(401), ['RFC 6750, section 2.1', 'Bearer credentials are "Bearer", spaces and one b64token.']),
    ask: (token) => [
      ...[` ${token}`, `${token} `, `\t${token}`, `${token}\n`, `${token}\0`].map((given) => withQueryToken(given)),
      ...[`"${token}"`, `\ufeff${token}`, `${token},${token}`, `Bearer ${token}`, encodeFirst(token)].map((given) => withQueryToken(given)),
      ...[`"${token}"`, `${token} x`, `${token}, ${token}`, `Bearer ${token}`, encodeFirst(token)].map((given) => withBearer(given)),
      ...['Basic', 'Digest'].map((scheme) => ({ headers: { Authorization: `${scheme} ${token}` } })),
      ...alike(token)
        .filter((other) => other !== token)
        .flatMap((other) => [withBearer(other), withQueryToken(other)]),
    ],
    brokenBy: faults('status', {
      'any-scheme': ['Any scheme will do for a token', asks(every, replaceHeader('Authorization', /^\w+ /, 'Bearer '))],
      'bearer-decoded': ['A bearer token is percent-decoded', acceptTokens('header', /^%../, decodeURIComponent)],
      'bearer-first-word': ['Only the first word of a bearer token counts', acceptTokens('header', /[ ,].*/)],
      'bearer-last-word': ['Only the last word of an Authorization counts', acceptTokens('header', /.* /)],
      'bearer-unquoted': ['Quotes around a bearer token are ignored', acceptTokens('header', /^"|"$/g)],
      'query-token-cut': ['A token in the query ends at a NUL', acceptTokens('query', /\0.*/)],
      'query-token-decoded-twice': ['A token in the query is decoded twice', acceptTokens('query', /%[0-9a-f]{2}/gi, decodeURIComponent)],
      'query-token-in-any-case': [
        'A token in the query is case-insensitive',
        acceptTokens('query', (given, known) => given.toLowerCase() === known.toLowerCase()),
      ],
      'query-token-prefix-suffices': [
        'A token in the query that begins with the right one is accepted',
        acceptTokens('query', (given, known) => given.startsWith(known)),
      ],
      'query-token-trimmed': ['A token in the query is trimmed', acceptTokens('query', /^\s+|\s+$/g)],
      'query-token-with-scheme': ['A token in the query may begin with the name of a scheme', acceptTokens('query', /^bearer /i)],
      'token-last-letter-ignored': [
        'The last letter of a token does not matter',
        acceptTokens('header', (given, known) => given.length === known.length && given.slice(0, -1) === known.slice(0, -1)),
      ],
    }),
  },
  {
    id: 'auth/empty-token',
    basis: 'documented',
    restsOn: ['auth/no-token', 'auth/unknown-token'],
    title: 'An empty token, or one such as undefined, does not open a restricted log',
    source: cite(responsePointer(401)),
    ask: () => [
      ...['token=', 'token', 'token=&stream=1'].map((query) => ({ query })),
      ...['Bearer ', ''].map((Authorization) => ({ headers: { Authorization } })),
      ...names.flatMap((name) => [withBearer(name), withQueryToken(name)]),
    ],
    brokenBy: faults('status', {
      'empty-token-opens': ['An empty token opens every log', letIn(token(''))],
      'tokens-of-prototype': [
        'Tokens are looked up in a plain object, which has more names',
        letIn(token(/^(?:__proto__|constructor|toString)$/)),
      ],
      'undefined-token-opens': ['The token undefined opens every log', letIn(token('undefined'))],
    }),
  },
  {
    id: 'auth/other-headers',
    basis: 'documented',
    restsOn: ['auth/no-token'],
    title: 'No header but Authorization opens a restricted log',
    source: cite(responsePointer(401), [
      'RFC 9110, section 13.2.1',
      'A server MUST ignore all preconditions if its response without them would have been neither a success nor a 412.',
    ]),
    ask: () => headers.map((given) => ({ headers: given })),
    brokenBy: faults('status', {
      'not-modified-for-all': [
        'A refused reader learns whether the log has changed',
        answers([status(401), header('If-Modified-Since')], setBody(''), setStatus(304)),
      ],
      'range-open': ['Ranges of a log are open to anyone', letIn(header('Range'))],
      'trusts-forwarded-for': [
        "A request that claims to come from the server's own machine is let in",
        letIn(header('X-Forwarded-For', '127.0.0.1')),
      ],
    }),
  },
]

export const authClosed = rows.map(({ ask, ...promise }) =>
  defineClause({
    ...promise,
    needs: ['restrictedLog'],
    async check({ arrange, baseline, read }) {
      const log = await arrange.restrictedLog()
      const { body } = await baseline(log, withBearer(log.token))
      const exchanges = await Promise.all(ask(log.token).map((variation) => read(log, variation)))
      return exchanges.flatMap((exchange) => checkClosed(exchange, body))
    },
  }),
)
