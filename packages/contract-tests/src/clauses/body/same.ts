import { checkSame } from '../../checks/check-same.ts'
import type { Finding, Promised } from '../../clause/clause.ts'
import { defineClause, faults } from '../../clause/clause.ts'
import { cite, operationPointer, parameterPointer, responsePointer } from '../../endpoint/operation.ts'
import { answers, header, not, ok, query, setBody, setStatus } from '../../faults/answers.ts'
import { asks, withFlag } from '../../faults/asks.ts'

interface Row extends Pick<Promised, 'id' | 'title' | 'basis' | 'restsOn' | 'source' | 'brokenBy'> {
  readonly log: 'finishedLog' | 'ansiLog'
  /** Of several requests. */
  readonly headers: readonly Readonly<Record<string, string>>[]
}

const rows: readonly Row[] = [
  {
    id: 'body/conditions',
    basis: 'required',
    restsOn: ['body/as-written'],
    title: 'A condition on a version that the reader does not have brings the whole log',
    source: cite(
      responsePointer(200),
      ['RFC 9110, section 13.1.2', 'If-None-Match is false only if one of its entity tags matches.'],
      ['RFC 9110, section 13.1.3', 'A recipient MUST ignore If-Modified-Since if its value is not a valid HTTP-date.'],
      ['RFC 9110, section 13.2.2', 'An origin server MUST evaluate the preconditions; where they are true, the method is performed.'],
    ),
    log: 'finishedLog',
    headers: [
      { 'If-None-Match': '"get-log-contract-has-none"' },
      { 'If-None-Match': 'W/"get-log-contract-has-none", "nor-this"' },
      { 'If-Modified-Since': 'Wed, 31 Dec 1969 23:59:59 GMT' },
      { 'If-Modified-Since': 'yesterday' },
    ],
    brokenBy: faults('status', {
      'any-tag-matches': ['Any If-None-Match is answered with 304', answers([ok, header('If-None-Match')], setBody(''), setStatus(304))],
      'not-modified-since-ever': [
        'Any If-Modified-Since is answered with 304, and a body',
        answers([ok, header('If-Modified-Since')], setStatus(304)),
      ],
    }),
  },
  {
    id: 'body/whoever-asks',
    basis: 'documented',
    restsOn: ['body/as-written', 'raw/colours'],
    title: 'Which program asks, and from where, changes nothing of the log',
    source: cite(operationPointer(), parameterPointer('raw')),
    log: 'ansiLog',
    headers: [
      { 'User-Agent': 'curl/8.5.0' },
      { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Accept-Language': 'cs,de' },
      { Referer: 'https://console.apify.com/', 'X-Requested-With': 'XMLHttpRequest' },
    ],
    brokenBy: faults('bytes', {
      'colours-for-curl': [
        'A terminal program gets the log with its escape sequences',
        asks([header('User-Agent', /^curl/), not(query('raw'))], withFlag('raw', '1')),
      ],
    }),
  },
]

/** Headers of a request that change nothing of the log. */
export const bodySame = rows.map(({ log: need, headers, ...promise }) =>
  defineClause({
    ...promise,
    needs: [need],
    async check({ arrange, baseline, read }) {
      const log = await arrange[need]()
      const plain = await baseline(log)
      const found: Finding[] = []
      for (const given of headers) {
        found.push(...checkSame(await read(log, { headers: given }), plain, `the log whatever ${Object.keys(given)} says`))
      }
      return found
    },
  }),
)
