import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { bundleFile } from './diff-documents.ts'
import { DriftInputError } from './drift-input-error.ts'
import type { Json, JsonObject } from './json.ts'
import { isObject } from './json.ts'

const patienceMs = 60_000
const maximumBytes = 64 * 1024 * 1024

/**
 * Reads an OpenAPI 3 document, JSON or YAML, from a file or an http(s) URL (redirects are followed).
 *
 * @throws DriftInputError if it cannot be read, or is none.
 */
export async function readDocument(source: string): Promise<JsonObject> {
  const text = isUrl(source) ? await fetchText(source) : await readText(fileOf(source))
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
  try {
    return parseDocument(await bundleFile(fileOf(source)), source)
  } catch (cause) {
    throw new DriftInputError(`it refers to other files and cannot be bundled: ${oneLine(cause)}`, { cause })
  }
}

/**
 * Parses the text of an OpenAPI 3 document.
 *
 * @throws DriftInputError naming the source and what it is instead.
 */
export function parseDocument(text: string, source: string): JsonObject {
  const content = text.replace(/^\uFEFF/, '').trim()
  if (content === '') throw new DriftInputError(`${source} is empty`)
  if (content.startsWith('<')) {
    throw new DriftInputError(
      `${source} is a web page, not an OpenAPI document: give the address of the JSON or YAML itself`,
    )
  }
  const document = parseText(content, source)
  if (!isObject(document)) throw new DriftInputError(`${source} is not an OpenAPI document, but ${kindOf(document)}`)
  if (document.swagger !== undefined) {
    throw new DriftInputError(`${source} is a Swagger ${document.swagger} document: convert it to OpenAPI 3 first`)
  }
  if (typeof document.openapi !== 'string' || !document.openapi.startsWith('3.')) {
    const version =
      document.openapi === undefined ? 'has no `openapi` version' : `says \`openapi: ${document.openapi}\``
    throw new DriftInputError(`${source} is not an OpenAPI 3 document: it ${version}`)
  }
  return document
}

function parseText(content: string, source: string): Json {
  try {
    // YAML reads JSON too, but twenty times slower, and says less well where a document is cut off.
    return content.startsWith('{') ? JSON.parse(content) : parse(content, { merge: true, logLevel: 'error' })
  } catch (cause) {
    const language = content.startsWith('{') ? 'JSON' : 'YAML'
    throw new DriftInputError(`${source} is not valid ${language}, perhaps cut off: ${oneLine(cause)}`, { cause })
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new DriftInputError(`${file} cannot be read: ${oneLine(cause)}`, { cause })
  }
}

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json, application/yaml;q=0.9, text/yaml;q=0.9, */*;q=0.1' },
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!response.ok) throw new DriftInputError(`${url} answered ${response.status} ${response.statusText}`.trim())
    return await readBody(response, url)
  } catch (cause) {
    if (cause instanceof DriftInputError) throw cause
    throw new DriftInputError(`${url} cannot be fetched: ${oneLine((cause as Error).cause ?? cause)}`, { cause })
  }
}

async function readBody(response: Response, url: string): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maximumBytes)
      throw new DriftInputError(`${url} is longer than ${maximumBytes} bytes: no OpenAPI document is`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function isUrl(source: string): boolean {
  return /^https?:/i.test(source)
}

function fileOf(source: string): string {
  return source.startsWith('file:') ? fileURLToPath(source) : source
}

function kindOf(value: Json): string {
  if (value === null) return 'nothing'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}: ${JSON.stringify(value).slice(0, 60)}`
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
