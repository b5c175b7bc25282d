import { nameAnswer, nameEach, nameHeaders } from '../../checks/observe.ts'
import { defineQuestion } from '../../clause/clause.ts'
import { cite, examplePointer } from '../../endpoint/operation.ts'
import type { Exchange } from '../../witness/exchange.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly requests: readonly { readonly method?: string; readonly query?: string; readonly headers?: Readonly<Record<string, string>> }[]
  readonly see: (exchange: Exchange) => string
}

const console = { Origin: 'https://console.apify.com' }
const corsHeaders = ['Allow-Origin', 'Allow-Methods', 'Allow-Headers', 'Expose-Headers', 'Max-Age'].map((name) => `Access-Control-${name}`)

const rows: readonly Row[] = [
  { id: 'methods/head', title: 'How HEAD is answered', requests: [{ method: 'HEAD' }], see: nameAnswer },
  { id: 'methods/options-answer', title: 'How OPTIONS is answered', requests: [{ method: 'OPTIONS' }], see: nameAnswer },
  { id: 'methods/trace-answer', title: 'How TRACE is answered', requests: [{ method: 'TRACE' }], see: nameAnswer },
  {
    id: 'methods/others',
    title: 'How a method that nobody implements is answered',
    requests: ['PROPFIND', 'SEARCH', 'LINK'].map((method) => ({ method })),
    see: nameAnswer,
  },
  {
    id: 'methods/preflight',
    title: 'How a preflight is answered',
    requests: [{ method: 'OPTIONS', headers: { ...console, 'Access-Control-Request-Method': 'GET' } }],
    see: (exchange) => `${nameAnswer(exchange)}, ${nameHeaders(exchange, corsHeaders, 'values')}`,
  },
  {
    id: 'methods/cross-origin',
    title: 'Whether a page of another origin may read a log',
    requests: [{ headers: console }],
    see: (exchange) => nameHeaders(exchange, corsHeaders, 'values'),
  },
  {
    id: 'methods/query-override',
    title: 'What ?method=POST does to a GET',
    requests: [{ query: 'method=POST' }],
    see: nameAnswer,
  },
]

export const methodsOpen = rows.map(({ id, title, requests, see }) =>
  defineQuestion({
    id,
    title,
    source: cite(examplePointer(405)),
    needs: ['finishedLog'],
    async observe({ arrange, read }) {
      const log = await arrange.finishedLog()
      const exchanges = await Promise.all(requests.map((request) => read(log, request)))
      return nameEach(exchanges.map((exchange) => [exchange.request.method, see(exchange)] as const))
    },
  }),
)
