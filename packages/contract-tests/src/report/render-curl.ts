import { redacted } from '../redaction/redact.ts'
import type { RecordedExchange } from './report.ts'

/** What curl sends by itself, or what makes no difference to the answer. */
const usual = new Set(['Accept: */*', 'Connection: close', 'Connection: keep-alive', 'User-Agent: get-log-contract'])

/**
 * A request as a `curl` line for a shell, every token in it the variable `$GET_LOG_TOKEN`. Only method and URL where no line can say it: a request
 * with a body, which reports don't keep, or with characters that shells, terminals or curl change.
 */
export function renderCurl({ method, url, headers }: RecordedExchange['request']): string {
  const sent = headers.filter(([name, value]) => !usual.has(`${name}: ${value}`))
  const hasBody = sent.some(([name]) => name === 'Content-Length')
  if (hasBody || /[^!-~]|#/.test(url) || sent.flat().some((text) => /[^ -~]/.test(text))) return `${method} ${url}`
  const options = [
    method === 'HEAD' ? '-I' : '-i',
    ...(/[?&]stream=/.test(url) ? ['-N'] : []),
    ...(['GET', 'HEAD'].includes(method) ? [] : [`-X ${quote(method)}`]),
    // Else curl resolves dots and expands brackets.
    ...(/\/(\.|%2e)/i.test(url) ? ['--path-as-is'] : []),
    ...(/[[\]{}]/.test(url.replaceAll(redacted, '')) ? ['-g'] : []),
    // curl takes a header that ends with a colon for one to leave out; with a semicolon it is sent without a value.
    ...sent.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
  ]
  return ['curl', ...options, quote(url)].join(' ')
}

function quote(text: string): string {
  const parts = text.split(redacted)
  // A letter behind the variable would belong to its name.
  const isPlain = !/["$`\\!]/.test(text) && parts.slice(1).every((part) => !/^\w/.test(part))
  if (parts.length > 1 && isPlain) return `"${parts.join('$GET_LOG_TOKEN')}"`
  const quoted = parts.map((part) => (/^[\w-]+$/.test(part) ? part : `'${part.replaceAll("'", `'\\''`)}'`))
  return quoted.join('"$GET_LOG_TOKEN"')
}
