import { operationPath } from '@get-log/types'
import { parseError } from '../../checks/check-error.ts'
import { nameAnswer, nameEach, nameHeaders } from '../../checks/observe.ts'
import type { Clause } from '../../clause/clause.ts'
import { defineQuestion } from '../../clause/clause.ts'
import type { RequestVariation } from '../../clause/scene.ts'
import { cite, responsePointer } from '../../endpoint/operation.ts'
import type { Exchange } from '../../witness/exchange.ts'

const collection = operationPath.slice(0, operationPath.indexOf('{'))
const paths = ['/v2/get-log-contract', collection, `${collection}a/b`]

interface Row extends Pick<Clause, 'id' | 'title' | 'source'> {
  readonly requests: Readonly<Record<string, RequestVariation>>
  /** Default: its status and type. */
  readonly see?: (exchange: Exchange) => string
}

const rows: readonly Row[] = [
  {
    id: 'errors/unknown-path',
    title: 'How an unknown path is answered',
    source: cite(responsePointer(404)),
    requests: Object.fromEntries(paths.map((path) => [path, { path }])),
  },
  {
    id: 'errors/cached',
    title: 'What caches are told about an error',
    source: cite(responsePointer(404)),
    requests: { unknown: {} },
    see: (exchange) => nameHeaders(exchange, ['Cache-Control', 'Expires'], 'values'),
  },
  {
    id: 'errors/refused-by-http',
    title: 'How a request is answered that HTTP itself refuses, or lets a server refuse',
    source: cite(responsePointer(400), ['RFC 9112, section 3.2', 'Two Host fields are answered with 400.']),
    requests: {
      'two hosts': { headers: { Host: 'one.example\r\nHost: other.example' } },
      'a folded field': { headers: { 'X-Folded': 'one\r\n two' } },
      'a name with a space': { headers: { 'X Spaced': '1' } },
      'a head of 17 kB': { headers: { 'X-Long': 'x'.repeat(17_000) } },
      'an unknown expectation': { headers: { Expect: 'the-unexpected' } },
      'an unknown coding': { headers: { 'Transfer-Encoding': 'unknown' } },
      CONNECT: { method: 'CONNECT' },
    },
  },
]

export const errorsOpen = rows.map(({ requests, see = nameError, ...question }) =>
  defineQuestion({
    ...question,
    needs: ['unknownLog'],
    async observe({ arrange, read }) {
      const log = await arrange.unknownLog()
      const seen: [string, string][] = []
      for (const [name, request] of Object.entries(requests)) seen.push([name, see(await read(log, request))])
      return nameEach(seen)
    },
  }),
)

function nameError(exchange: Exchange): string {
  const body = parseError(exchange)
  if ('findings' in body) return nameAnswer(exchange)
  return `${nameAnswer(exchange)} ${body.error.type}${body.error.message === '' ? ' without a message' : ''}`
}
