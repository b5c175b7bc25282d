import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { drift } from '../src/drift.ts'
import { DriftInputError } from '../src/drift-input-error.ts'
import { readDocument } from '../src/read-document.ts'

const minimal = { openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: {} }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'get-log-read-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function save(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

async function serve(listener: RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('a file is read', () => {
  test.each([
    ['JSON', JSON.stringify(minimal)],
    ['JSON with a byte-order mark', `\uFEFF${JSON.stringify(minimal)}`],
    ['YAML', 'openapi: "3.1.0"\ninfo: { title: A, version: "1" }\npaths: {}\n'],
    [
      'YAML with document markers',
      '%YAML 1.2\n---\nopenapi: "3.1.0"\ninfo: &i { title: A, version: "1" }\npaths: {}\n',
    ],
  ])('as %s', async (_, content) => {
    expect(await readDocument(await save('api', content))).toEqual(minimal)
  })

  test('together with the files that its operation refers to', async () => {
    await save(
      'openapi.yaml',
      'openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths:\n  /v2/logs/{id}: { $ref: log.yaml }\n',
    )
    await save(
      'log.yaml',
      'get:\n  parameters: [{ $ref: "flags.yaml#/stream" }]\n  responses: { "200": { description: OK } }\n',
    )
    await save('flags.yaml', 'stream: { name: stream, in: query, schema: { type: integer } }\n')
    const { provider, differences } = await drift(join(folder, 'openapi.yaml'))
    expect(provider.operation.path).toBe('/v2/logs/{id}')
    expect(differences).toContainEqual(
      expect.objectContaining({ rule: 'schema-type-changed', places: ['query stream'] }),
    )
  })

  test('without the files that only others refer to', async () => {
    const log = { get: { 'x-see': { $ref: 'gone.yaml' }, responses: { 200: { description: 'OK' } } } }
    const paths = { '/v2/logs/{id}': log, '/v2/runs': { $ref: 'gone.yaml' } }
    const { provider } = await drift(await save('api.json', JSON.stringify({ ...minimal, paths })))
    expect(provider.operation.path).toBe('/v2/logs/{id}')
  })
})

describe('a document is refused that', () => {
  test.each([
    ['is a web page', '<!doctype html><title>404</title>', 'is a web page'],
    ['is empty', ' \n', 'is empty'],
    ['is cut off as JSON', JSON.stringify(minimal).slice(0, 40), 'not valid JSON, perhaps cut off'],
    ['is cut off as YAML', 'openapi: "3.1.0\ninfo:', 'not valid YAML, perhaps cut off'],
    ['is prose', 'Not found', 'but "Not found"'],
    ['is a list', '[]', 'but []'],
    ['is another JSON object', '{"error":{"type":"not-found"}}', 'has no `openapi` version'],
    ['is Swagger', '{"swagger":"2.0","paths":{}}', 'Swagger 2.0'],
    ['is of an unknown version', '{"openapi":"4.0.0","paths":{}}', 'says `openapi: 4.0.0`'],
    ['expands its aliases without measure', aliasBomb(), 'not valid YAML'],
    [
      'refers to a file that is missing',
      '{"openapi":"3.1.0","paths":{"/a":{"$ref":"gone.yaml"}}}',
      'cannot be bundled',
    ],
    [
      'lacks the operation',
      JSON.stringify(minimal),
      'api: the document has no GET /v2/logs/{buildOrRunId} and no operationId log_get',
    ],
    [
      'has the path with other methods only',
      '{"openapi":"3.1.0","paths":{"/v2/logs/{id}":{"delete":{}}}}',
      'only DELETE at that path',
    ],
  ])('%s', async (_, content, reason) => {
    const refused = drift(await save('api', content))
    await expect(refused).rejects.toThrow(DriftInputError)
    await expect(refused).rejects.toThrow(reason)
  })

  test('is not there', async () => {
    await expect(readDocument(join(folder, 'gone.json'))).rejects.toThrow('gone.json cannot be read: ENOENT')
  })

  test('is a folder', async () => {
    await expect(readDocument(folder)).rejects.toThrow('cannot be read: EISDIR')
  })
})

describe('a URL', () => {
  test('is fetched, and its redirects followed', async () => {
    await using server = await serve((request, response) => {
      if (request.url === '/new') response.end(JSON.stringify(minimal))
      else response.writeHead(301, { location: '/new' }).end()
    })
    expect(await readDocument(`${server.url}/old`)).toEqual(minimal)
  })

  test('that answers 404 is refused with the status', async () => {
    await using server = await serve((_, response) => response.writeHead(404).end('<html>'))
    await expect(readDocument(server.url)).rejects.toThrow(`${server.url} cannot be read: the answer was 404 Not Found`)
  })

  test('that redirects in a circle is refused', async () => {
    await using server = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    await expect(readDocument(server.url)).rejects.toThrow('cannot be read: redirect count exceeded')
  })

  test('where nobody listens is refused', async () => {
    await expect(readDocument('http://127.0.0.1:1/openapi.json')).rejects.toThrow(
      /cannot be read: .*(ECONNREFUSED|bad port)/,
    )
  })

  test('whose body is cut off is refused', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"openapi":', () => response.destroy())
    })
    await expect(readDocument(server.url)).rejects.toThrow('cannot be read')
  })

  test('whose document refers to other files is refused', async () => {
    await using server = await serve((_, response) =>
      response.end('{"openapi":"3.1.0","paths":{"/v2/logs/{id}":{"$ref":"log.yaml"}}}'),
    )
    await expect(drift(server.url)).rejects.toThrow('log.yaml at /paths/~1v2~1logs~1{id} leads out of the document')
  })
})

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`)
  return ['openapi: "3.1.0"', 'l0: &l0 [x]', ...levels].join('\n')
}
