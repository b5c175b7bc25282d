import { createRequire } from 'node:module'
import { document } from '@get-log/spec'
import type { ErrorResponse, ErrorStatus } from '@get-log/types'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import type { Finding } from '../clause/clause.ts'
import { finding } from '../clause/clause.ts'
import { exampleError } from '../endpoint/operation.ts'
import { excerpt } from '../print/excerpt.ts'
import { describeExchange } from '../witness/describe-exchange.ts'
import type { Exchange } from '../witness/exchange.ts'
import { checkAnswer, checkUtf8 } from './check-body.ts'
import { checkNoLogBytes } from './check-secrecy.ts'

let loaded: Ajv2020 | undefined

/** Loaded on demand: Ajv has a hundred files, and a command that judges no error should not wait for them. */
function loadAjv(): Ajv2020 {
  const ajv: typeof import('ajv/dist/2020.js') = createRequire(import.meta.url)('ajv/dist/2020.js')
  loaded ??= new ajv.Ajv2020({ strict: false })
  return loaded
}

/**
 * The documented error in the documented shape: status, and JSON by the schema. Codes: those of `checkAnswer`, `invalid-utf8`, `not-json`,
 * `schema`.
 */
export function checkError(exchange: Exchange, status: ErrorStatus): Finding[] {
  const answer = checkAnswer(exchange, status)
  if (answer.length > 0) return answer
  const body = parseError(exchange)
  return [...checkUtf8(exchange), ...('findings' in body ? body.findings : [])]
}

/** The `type` is the one that the document shows. Code: `error-type`. */
export function checkErrorType(exchange: Exchange, status: ErrorStatus): Finding[] {
  const answer = checkAnswer(exchange, status)
  if (answer.length > 0) return answer
  const body = parseError(exchange)
  if ('findings' in body) return body.findings
  const { type } = exampleError(status)
  return body.error.type === type ? [] : [finding('error-type', `the type ${type}`, excerpt(body.error.type), exchange)]
}

export function parseError(exchange: Exchange): ErrorResponse | { findings: Finding[] } {
  let body: unknown
  try {
    body = JSON.parse(exchange.text)
  } catch {
    return { findings: [finding('not-json', 'a body of JSON', excerpt(exchange.body), exchange)] }
  }
  const ajv = loadAjv()
  if (ajv.validate<ErrorResponse>(document.components.schemas.ErrorResponse, body)) return body
  const seen = `${excerpt(exchange.body)}: ${ajv.errorsText(ajv.errors, { dataVar: 'the body' })}`
  return { findings: [finding('schema', 'the documented error: { error: { type, message } }', seen, exchange)] }
}

/** `type` and `message` are not empty. Codes: `empty-type`, `empty-message`. */
export function checkWords(exchange: Exchange): Finding[] {
  const body = parseError(exchange)
  if ('findings' in body) return []
  const { type, message } = body.error
  return [
    ...(type.trim() === '' ? [finding('empty-type', 'a type that names the error', excerpt(type), exchange)] : []),
    ...(message.trim() === ''
      ? [finding('empty-message', 'a message that says what is wrong', excerpt(message), exchange)]
      : []),
  ]
}

/**
 * A refusal with one of these statuses, in the documented shape, and nothing of the log in it. Codes: `status`, those of
 * {@link checkError} and of {@link checkNoLogBytes}.
 */
export function checkRefusal(
  exchange: Exchange,
  statuses: readonly ErrorStatus[],
  written: Uint8Array | string,
): Finding[] {
  const status = statuses.find((one) => one === exchange.status)
  return [
    ...(status === undefined
      ? [finding('status', `a refusal with ${statuses.join(' or ')}`, describeExchange(exchange), exchange)]
      : checkError(exchange, status)),
    ...checkNoLogBytes(exchange, written),
  ]
}
