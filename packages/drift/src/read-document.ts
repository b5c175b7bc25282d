import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { DriftInputError } from './drift-input-error.ts'
import type { JsonObject } from './json.ts'
import { isObject } from './json.ts'

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
    // YAML reads JSON too, but twenty times slower, and says less well where a document is cut off.
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
