import type { Exchange } from './exchange.ts'

const endings = {
  eof: '',
  reset: ', then the connection broke',
  timeout: ', then silence',
  abort: ', then the witness stopped',
}

/** An exchange in a few words: `200 text/plain, 156 bytes`. */
export function describeExchange(exchange: Exchange): string {
  const detail = exchange.detail === undefined ? '' : ` (${exchange.detail})`
  if (exchange.head === undefined) return `no answer${detail}`
  const type = exchange.header('content-type') ?? 'without a media type'
  return `${exchange.status} ${type}, ${exchange.received} bytes${endings[exchange.end]}${detail}`
}
