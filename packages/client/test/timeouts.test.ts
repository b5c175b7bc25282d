import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { waitForEnd } from './cli/run-command.ts'
import { serveHttp } from './servers/http-server.ts'

test('a program that waits for a chunk runs until the timeout, and one that stops reading exits at once', async () => {
  await using server = await serveHttp((_, response) => response.end('all'))
  const program = `
    const { createLogClient } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url))})
    const start = (controller) => controller.enqueue(new Uint8Array(1))
    const fetch = async () => new Response(new ReadableStream({ start }), { headers: { 'content-type': 'text/plain' } })
    const silent = (await createLogClient({ fetch, idleTimeoutMs: 100 }).stream('abc')).getReader()
    await silent.read()
    await silent.read().catch((error) => console.log(error.name))
    const reader = (await createLogClient({ baseUrl: '${server.url}' }).stream('abc')).getReader()
    console.log(new TextDecoder().decode((await reader.read()).value))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { timeout: 50_000 })
  const { code, stdout } = await waitForEnd(child)
  expect([code, stdout.toString()]).toEqual([0, 'LogTimeoutError\nall\n'])
})
