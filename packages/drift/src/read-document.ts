import { readFile } from 'node:fs/promises'
import { operationPath } from '@get-log/types'
import { parse } from 'yaml'
import type { JsonObject } from './json.ts'
import { isObject, objectAt } from './json.ts'

/** The documents cannot be compared: one cannot be read, or lacks the operation. The command prints one line and exits with 2. */
export class DriftInputError extends Error {
  override readonly name = 'DriftInputError'
}

const patienceMs = 60_000
const maximumBytes = 64 * 1024 * 1024

/**
 * Reads an OpenAPI 3 document, JSON or YAML, from a file or an http(s) URL (redirects are followed).
 *
 * @throws DriftInputError if it cannot be read, or is something else.
 */
export async function readDocument(source: string): Promise<JsonObject> {
  const read = /^https?:/i.test(source) ? fetchText(source) : readFile(source, 'utf8')
  const text = await read.catch((cause) => {
    throw new DriftInputError(`${source} cannot be read: ${firstLine(cause.cause ?? cause)}`, { cause })
  })
  const content = text.replace(/^\uFEFF/, '').trim()
  const language = content.startsWith('{') ? 'JSON' : 'YAML'
  try {
    // YAML also parses JSON, but twenty times slower and with worse messages for a truncated document.
    const document = language === 'JSON' ? JSON.parse(content) : parse(content, { merge: true, logLevel: 'error' })
    if (isObject(document) && String(document.openapi).startsWith('3.')) return document
  } catch (cause) {
    throw new DriftInputError(`${source} is not valid ${language}, perhaps cut off: ${firstLine(cause)}`, { cause })
  }
  throw new DriftInputError(
    `${source} is not an OpenAPI 3 document, but begins with ${content.slice(0, 60) || 'nothing'}`,
  )
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`the answer was ${response.status} ${response.statusText}`.trim())
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maximumBytes) throw new Error(`it is longer than ${maximumBytes} bytes, as no OpenAPI document is`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Parsers add lines that show the place; a refused connection has only a code. */
function firstLine(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return (message || String(code)).split('\n')[0] ?? ''
}

/**
 * The path of our operation in a document, whatever the names of its parameters, which never go over the wire.
 *
 * @throws DriftInputError if it has none.
 */
export function findPath(document: JsonObject): string {
  const items = Object.entries(objectAt(document, 'paths'))
  const template = (path: string): string => path.replaceAll(/\{[^{}]*\}/g, '{}')
  const found = items.find(([path]) => template(path) === template(operationPath))
  if (found) return found[0]
  const moved = items.find(([, item]) => JSON.stringify(item).includes('"operationId":"log_get"'))
  const hint = moved ? `log_get is at ${moved[0]} now` : "is it the provider's document of this API?"
  throw new DriftInputError(`the document has no ${operationPath} among its ${items.length} paths: ${hint}`)
}
