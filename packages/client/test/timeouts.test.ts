import { spawn } from 'node:child_process'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createLogClient, LogTimeoutError } from '../src/index.ts'
import { catchError } from './catch-error.ts'
import type { Outcome } from './cli/run-command.ts'
import { waitForEnd } from './cli/run-command.ts'
import { serveHttp } from './servers/http-server.ts'

test('an answer that does not begin in time is an error', async () => {
  await using server = await serveHttp(() => {})
  const logs = createLogClient({ baseUrl: server.url, retry: 0, headersTimeoutMs: 30 })
  const error = await catchError(logs.get('abc'), LogTimeoutError)
  expect(error.message).toBe(`GET ${server.url}/v2/logs/abc sent no headers for 30 ms`)
  expect(error.timeoutMs).toBe(30)
})

test('a body that falls silent is an error', async () => {
  await using server = await serveHttp((_, response) => {
    response.write('beginning')
  })
  const logs = createLogClient({ baseUrl: server.url, retry: 0, idleTimeoutMs: 30 })
  const error = await catchError(logs.get('abc'), LogTimeoutError)
  expect(error.message).toBe(`GET ${server.url}/v2/logs/abc sent no bytes for 30 ms`)
})

test('a stream that falls silent fails with the same error', async () => {
  await using server = await serveHttp((_, response) => {
    response.write('beginning')
  })
  const stream = await createLogClient({ baseUrl: server.url, idleTimeoutMs: 30 }).stream('abc')
  const reader = stream.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('beginning')
  await catchError(reader.read(), LogTimeoutError)
})

test('a body that goes on, however slowly, is no timeout', async () => {
  await using server = await serveHttp(async (_, response) => {
    for (let i = 0; i < 10; i++) {
      response.write('.')
      await new Promise((resolve) => setTimeout(resolve, 80))
    }
    response.end()
  })
  const logs = createLogClient({ baseUrl: server.url, retry: 0, headersTimeoutMs: 600, idleTimeoutMs: 600 })
  expect(await logs.get('abc')).toBe('..........')
})

test('a reader that takes its time is no silent body', async () => {
  let answer: ServerResponse | undefined
  await using server = await serveHttp((_, response) => {
    answer = response
    response.write('beginning')
  })
  const stream = await createLogClient({ baseUrl: server.url, idleTimeoutMs: 300 }).stream('abc')
  const reader = stream.getReader()
  await reader.read()
  await new Promise((resolve) => setTimeout(resolve, 600))
  answer?.end('end')
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('end')
})

/** Runs a program that has what this package exports. */
function runProgram(program: string): Promise<Outcome> {
  const imports = `import * as getLog from ${JSON.stringify(new URL('../dist/index.js', import.meta.url))}\n`
  return waitForEnd(spawn(process.execPath, ['--input-type=module', '--eval', imports + program], { timeout: 10_000 }))
}

test('a program that reads no further ends, and waits for no timeout', async () => {
  await using server = await serveHttp((_, response) => response.end('all'))
  const { code, stdout } = await runProgram(`
    const reader = (await getLog.createLogClient({ baseUrl: '${server.url}' }).stream('abc')).getReader()
    console.log(new TextDecoder().decode((await reader.read()).value))`)
  expect([code, stdout.toString()]).toEqual([0, 'all\n'])
})

test('a program that waits for a chunk goes on until the timeout, even without a connection', async () => {
  const { code, stdout } = await runProgram(`
    const start = (controller) => controller.enqueue(new Uint8Array(1))
    const fetch = async () => new Response(new ReadableStream({ start }))
    const reader = (await getLog.createLogClient({ fetch, idleTimeoutMs: 100 }).stream('abc')).getReader()
    await reader.read()
    await reader.read().catch((error) => console.log(error.name))`)
  expect([code, stdout.toString()]).toEqual([0, 'LogTimeoutError\n'])
})

test('a timeout is tried again', async () => {
  await using server = await serveHttp((_, response) => {
    if (server.requests.length > 1) response.end('log\n')
  })
  const logs = createLogClient({ baseUrl: server.url, retry: { delayMs: 1 }, headersTimeoutMs: 30 })
  expect(await logs.get('abc')).toBe('log\n')
})

test('Infinity is no timeout', async () => {
  await using server = await serveHttp((_, response) => {
    setTimeout(() => response.end('log\n'), 20)
  })
  const logs = createLogClient({
    baseUrl: server.url,
    retry: 0,
    headersTimeoutMs: Number.POSITIVE_INFINITY,
    idleTimeoutMs: Number.POSITIVE_INFINITY,
  })
  expect(await logs.get('abc')).toBe('log\n')
})
