import type { RecordedExchange, Report } from '../../report/report.ts'
import { renderJson } from '../json/render-json.ts'

/** An exchange of a run, and the clause that had it. */
export interface HarExchange {
  readonly clause: string
  readonly target: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly exchange: RecordedExchange
}

/** The text of `contract.har` (HTTP Archive 1.2): every exchange of a run, its comment the target and the clause. */
export function renderHar({ kit }: Pick<Report, 'kit'>, exchanges: readonly HarExchange[]): string {
  const log = {
    version: '1.2',
    creator: { name: '@get-log/contract-tests', version: kit },
    entries: exchanges.map(toEntry),
  }
  return renderJson({ log })
}

function toEntry({ clause, target, startedAt, exchange }: HarExchange): object {
  const { request, response, body, durationMs, end, detail } = exchange
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  const toPairs = (headers: RecordedExchange['request']['headers'] = []): object[] =>
    headers.map(([name, value]) => ({ name, value }))
  return {
    startedDateTime: startedAt,
    time: durationMs,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(request.headers),
      queryString: toPairs([...(url?.searchParams ?? [])]),
      ...(request.body !== undefined && { postData: { mimeType: typeOf(request.headers), text: request.body } }),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body ?? ''),
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: `HTTP/${response?.httpVersion ?? '1.1'}`,
      cookies: [],
      headers: toPairs(response?.headers),
      content: {
        size: body.bytes,
        mimeType: typeOf(response?.headers),
        text: body.text,
        ...(body.truncated && { comment: 'only the beginning' }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: body.bytes,
    },
    cache: {},
    timings: {
      send: 0,
      wait: exchange.chunks[0]?.at ?? durationMs,
      receive: Math.max(0, durationMs - (exchange.chunks[0]?.at ?? durationMs)),
    },
    comment: `${target}, ${clause}: ${end}${detail === undefined ? '' : ` (${detail})`}`,
  }
}

function typeOf(headers: RecordedExchange['request']['headers'] = []): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
}
