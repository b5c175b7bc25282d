import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import type { Outcome } from './cli/run-command.ts'
import { waitForEnd } from './cli/run-command.ts'
import { serveHttp } from './servers/http-server.ts'

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
    const fetch = async () => new Response(new ReadableStream({ start }), { headers: { 'content-type': 'text/plain' } })
    const reader = (await getLog.createLogClient({ fetch, idleTimeoutMs: 100 }).stream('abc')).getReader()
    await reader.read()
    await reader.read().catch((error) => console.log(error.name))`)
  expect([code, stdout.toString()]).toEqual([0, 'LogTimeoutError\n'])
})
