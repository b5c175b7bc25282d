import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { runDrift } from '../src/run-drift.ts'
import { fixture, save, saveEdited } from './save-document.ts'

const required = { '/components/schemas/FailureDetail/required': null }
const logs = (path: string, item: string, schemas = {}): string =>
  `{"openapi":"3.1.0","paths":{"${path}":${item}},"components":${JSON.stringify({ schemas })}}`
const to = (schema: string): object => ({ $ref: `#/components/schemas/${schema}` })

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a document without a breaking difference exits with 0 and says so', async () => {
  const { exitCode, stdout, stderr } = await runDrift([fixture])
  expect(stdout).toContain('0 breaking, 0 compatible, 0 documentation')
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
})

test('a breaking difference exits with 1 and is printed with its places and its clauses', async () => {
  const { exitCode, stdout, stderr } = await runDrift([await saveEdited(required)])
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' })
  expect(stdout).toMatch(/breaking\S* +400, 401, 403/)
  expect(stdout).toContain('errors/method-not-allowed, ')
})

test('a breaking difference that is known exits with 0, and with 1 again once it is gone', async () => {
  const pointer = '/components/schemas/ErrorResponse/properties/error/required'
  const known = await save(`- rule: required-properties-removed\n  pointer: ${pointer}\n  reason: for now\n`)
  const told = { exitCode: 0, stderr: '0 breaking beside the 1 known\n' }
  expect(await runDrift([await saveEdited(required), '--known', known])).toMatchObject(told)
  const stale = { exitCode: 1, stderr: expect.stringContaining('is stale: there is no required-properties-removed at') }
  expect(await runDrift([fixture, '--known', known])).toMatchObject(stale)
})

test('--json prints the same as JSON', async () => {
  const { stdout } = await runDrift([fixture, '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ schema: 1, summary: { breaking: 0 }, differences: [] })
})

test.each([
  ['- rule: example-refused\n  pointer: /x\n', /^drift: Entry 1 of \S+ lacks "reason", a string\n$/],
  ['rule: x\n', /is not a list of known differences/],
  ['[', /is not a list of known differences/],
])('known differences that are %j are refused', async (content, words) => {
  const { exitCode, stderr } = await runDrift([fixture, '--known', await save(content)])
  expect(stderr).toMatch(words)
  expect(exitCode).toBe(2)
})

test('words of the provider cannot steer the terminal', async () => {
  const words = {
    '/info/version': '1\u001b[2J\u0007\u202e',
    '/paths/~1v2~1logs~1{logId}/get/description': '\u001b]0;t\u0007Changed',
  }
  const { stdout, stderr } = await runDrift([await saveEdited(words)])
  expect(stderr).toBe('')
  expect(stdout).toContain('Changed')
  expect(stdout.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})

const doubled = Array.from({ length: 25 }, (_, level) => {
  const next = to(`S${level + 1}`)
  return [`S${level}`, { allOf: [next, next] }]
})
const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`)
const withParameter = (schema: unknown, schemas = {}): string =>
  logs('/v2/logs/{id}', JSON.stringify({ get: { parameters: [{ in: 'query', name: 'raw', schema }] } }), schemas)

test.each([
  ['is a web page', '<!doctype html><title>404</title>', 'begins with <!doctype html>'],
  ['is empty', ' \n', 'begins with nothing'],
  ['steers the terminal', '{"swagger":"2\u001b[2J"}', 'is not valid JSON'],
  ['is cut off as JSON', '{"openapi":"3.1.0","pa', 'not valid JSON, perhaps cut off'],
  ['is cut off as YAML', 'openapi: "3.1.0\ninfo:', 'not valid YAML, perhaps cut off'],
  ['is prose', 'Not found', 'begins with Not found'],
  ['is another JSON object', '{"error":{"type":"not-found"}}', 'begins with {"error"'],
  ['is of an unknown version', '{"openapi":"4.0.0","paths":{}}', 'begins with {"openapi":"4.0.0"'],
  ['expands its aliases without measure', ['openapi: "3.1.0"', 'l0: &l0 [x]', ...levels].join('\n'), 'not valid YAML'],
  ['lacks the operation', '{"openapi":"3.1.0"}', 'has no /v2/logs/{buildOrRunId} among its 0 paths'],
  ['moved it', logs('/v3/logs', '{"get":{"operationId":"log_get"}}'), 'log_get is at /v3/logs now'],
  [
    'refers to another file',
    logs('/v2/logs/{id}', '{"$ref":"log.yaml"}'),
    'log.yaml at /paths/~1v2~1logs~1{buildOrRunId}/',
  ],
  ['refers to what is not there', withParameter({ $ref: '#/gone' }), 'has no "gone"'],
  ['refers to no pointer', withParameter({ $ref: '#/%' }), 'leads nowhere'],
  ['refers in a circle', withParameter(to('A'), { A: to('A') }), 'leads nowhere'],
  ['multiplies', withParameter(to('S0'), { ...Object.fromEntries(doubled), S25: {} }), 'multiply without measure'],
])('a document that %s is refused in one line', async (_, content, reason) => {
  const { exitCode, stdout, stderr } = await runDrift([await save(content)])
  expect(stderr).toContain(reason)
  expect(stderr).toMatch(/^drift: [^\p{Cc}]*\n$/u)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
})

test('a URL is fetched, and its redirects followed', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/new') response.end('openapi: "3.1.0"')
    else response.writeHead(301, { location: '/new' }).end()
  })
  expect((await runDrift([`${url}/old`])).stderr).toContain('among its 0 paths')
})

test.each<[what: string, reason: string, listener: RequestListener]>([
  ['answers 404', 'the answer was 404 Not Found', (_, response) => response.writeHead(404).end('<html>')],
  ['redirects for ever', 'redirect count exceeded', (_, response) => response.writeHead(302, { location: '/' }).end()],
  ['breaks off', 'cannot be read', (_, response) => response.write('{"openapi":', () => response.destroy())],
  ['never ends', 'longer than 67108864 bytes', (_, response) => pour(response)],
])('a URL that %s is refused', async (_, reason, listener) => {
  const { exitCode, stderr } = await runDrift([await serve(listener)])
  expect(stderr).toContain(reason)
  expect(exitCode).toBe(2)
})

function pour(response: Parameters<RequestListener>[1]): void {
  const chunk = Buffer.alloc(1024 * 1024, ' ')
  const more = (): void => {
    if (!response.destroyed) response.write(chunk, more)
  }
  more()
}
