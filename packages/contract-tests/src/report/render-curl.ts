import { redact, redacted } from '../redaction/redact.ts'
import type { RecordedExchange } from './report.ts'

/** Headers that curl sends by itself, or that make no difference. */
const usual = /^(accept: \*\/\*|connection: (close|keep-alive)|user-agent: get-log-contract|content-length: .*)$/i

const tokenNames = ['GET_LOG_TOKEN', 'GET_LOG_OTHER_TOKEN']

/** Marks a shell variable until the line is quoted; no line contains it otherwise. */
const mark = '\0'

/**
 * A request as a `curl` line for a shell, with the variable `$GET_LOG_TOKEN` for the first secret, `$GET_LOG_OTHER_TOKEN` for the second and
 * `$WRONG_TOKEN` for an almost right one. Only method and URL if no line can express it: characters that shells, terminals or curl change.
 */
export function renderCurl(
  { method, url, headers, body = '' }: RecordedExchange['request'],
  secrets: Iterable<string>,
): string {
  const sent = headers.filter(([name, value]) => !usual.test(`${name}: ${value}`))
  const texts = [body, ...sent.flat()]
  if (/[^!-~]|#/.test(url) || texts.some((text) => /[^ -~]/.test(text))) return `${method} ${redact(url, secrets)}`
  const known = [...secrets]
  const say = (text: string): string => quote(nameTokens(text, known))
  const hasType = sent.some(([name]) => name.toLowerCase() === 'content-type')
  const options = [
    method === 'HEAD' ? '-I' : '-i',
    ...(/[?&]stream=/.test(url) ? ['-N'] : []),
    ...(['GET', 'HEAD'].includes(method) && body === '' ? [] : [`-X ${say(method)}`]),
    // Otherwise curl resolves dots and expands brackets.
    ...(/\/(\.|%2e)/i.test(url) ? ['--path-as-is'] : []),
    ...(/[[\]{}]/.test(url) ? ['-g'] : []),
    // curl leaves out a header that ends with a colon; with a semicolon it sends the header without a value.
    ...sent.map(([name, value]) => `-H ${say(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === '' ? [] : [...(hasType ? [] : ["-H 'Content-Type:'"]), `--data-raw ${say(body)}`]),
  ]
  return ['curl', ...options, say(url)].join(' ')
}

/** A text with variables for tokens, each between two marks; a token without its first or last character is derived from its variable. */
function nameTokens(text: string, secrets: readonly string[]): string {
  const names = new Map(
    tokenNames.flatMap((name, index) => {
      const secret = secrets[index] ?? ''
      if (secret.length < 8) return [[secret, name] as const]
      return [
        [secret, name],
        [encodeURIComponent(secret), name],
        [secret.slice(0, -1), `${name}%?`],
        [secret.slice(1), `${name}#?`],
      ] as const
    }),
  )
  names.delete('')
  const values = [...names.keys()]
    .sort((left, right) => right.length - left.length)
    .map((value) => {
      const pattern = value.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      return value.length < 8 ? `(?<!\\w)${pattern}(?!\\w)` : pattern
    })
  const named =
    values.length === 0
      ? text
      : text.replaceAll(new RegExp(values.join('|'), 'g'), (value) => `${mark}${names.get(value)}${mark}`)
  return redact(named, secrets).replaceAll(redacted, `${mark}WRONG_TOKEN${mark}`)
}

/** Every second part of a text with marks is a variable. */
function quote(text: string): string {
  const parts = text.split(mark)
  const isVariable = (index: number): boolean => index % 2 === 1
  const isPlain = parts.every((part, index) => isVariable(index) || !/["$`\\!]/.test(part))
  if (parts.length > 1 && isPlain) {
    const words = parts.map((part, index) => {
      // A letter after the variable would belong to its name.
      const isBare = /^\w+$/.test(part) && !/^\w/.test(parts[index + 1] ?? '')
      if (!isVariable(index)) return part
      return isBare ? `$${part}` : `\${${part}}`
    })
    return `"${words.join('')}"`
  }
  const quoted = parts.map((part, index) => {
    if (isVariable(index)) return `"\${${part}}"`
    return /^[\w-]*$/.test(part) ? part : `'${part.replaceAll("'", `'\\''`)}'`
  })
  return quoted.join('') || "''"
}
