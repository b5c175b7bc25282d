import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { DriftInputError } from './drift-input-error.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'
import { bundleFile } from './redocly.ts'

const patienceMs = 60_000
const maximumBytes = 64 * 1024 * 1024

/**
 * Reads an OpenAPI 3 document, JSON or YAML, from a file or an http(s) URL (redirects are followed).
 *
 * @throws DriftInputError if it cannot be read, or is something else.
 */
export async function readDocument(source: string): Promise<JsonObject> {
  const read = isUrl(source) ? fetchText(source) : readFile(fileOf(source), 'utf8')
  const text = await read.catch((cause) => {
    throw new DriftInputError(`${source} cannot be read: ${oneLine(cause.cause ?? cause)}`, { cause })
  })
  return parseDocument(text, source)
}

/**
 * Reads a document that is spread over several files. What a URL refers to is not fetched: a document from elsewhere does not get to
 * choose addresses.
 *
 * @throws DriftInputError if a part is missing, or the source is a URL.
 */
export async function readBundled(source: string, reason: Error): Promise<JsonObject> {
  if (isUrl(source)) throw reason
  const text = await bundleFile(fileOf(source)).catch((cause) => {
    throw new DriftInputError(`it refers to other files and cannot be bundled: ${oneLine(cause)}`, { cause })
  })
  return parseDocument(text, source)
}

function parseDocument(text: string, source: string): JsonObject {
  const content = text.replace(/^\uFEFF/, '').trim()
  if (content === '') throw new DriftInputError(`${source} is empty`)
  if (content.startsWith('<')) {
    throw new DriftInputError(
      `${source} is a web page, not an OpenAPI document: give the address of the JSON or YAML itself`,
    )
  }
  const document = parseText(content, source)
  if (!isObject(document)) {
    throw new DriftInputError(`${source} is not an OpenAPI document, but ${JSON.stringify(document).slice(0, 60)}`)
  }
  const { swagger, openapi } = document
  if (swagger !== undefined) {
    throw new DriftInputError(`${source} is a Swagger ${swagger} document: convert it to OpenAPI 3 first`)
  }
  if (!String(openapi).startsWith('3.')) {
    const version = openapi === undefined ? 'has no `openapi` version' : `says \`openapi: ${openapi}\``
    throw new DriftInputError(`${source} is not an OpenAPI 3 document: it ${version}`)
  }
  return document
}

function parseText(content: string, source: string): Json {
  const language = content.startsWith('{') ? 'JSON' : 'YAML'
  try {
    // YAML reads JSON too, but twenty times slower, and says less well where a document is cut off.
    return language === 'JSON' ? JSON.parse(content) : parse(content, { merge: true, logLevel: 'error' })
  } catch (cause) {
    throw new DriftInputError(`${source} is not valid ${language}, perhaps cut off: ${oneLine(cause)}`, { cause })
  }
}

async function fetchText(url: string): Promise<string> {
  const accept = 'application/json, application/yaml;q=0.9, text/yaml;q=0.9, */*;q=0.1'
  const response = await fetch(url, { headers: { accept }, signal: AbortSignal.timeout(patienceMs) })
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

function isUrl(source: string): boolean {
  return /^https?:/i.test(source)
}

function fileOf(source: string): string {
  return source.startsWith('file:') ? fileURLToPath(source) : source
}

function oneLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : String(cause)
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no reason given'
  )
}
