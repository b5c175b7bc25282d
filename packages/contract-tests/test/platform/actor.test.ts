import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { serve } from '../serve.ts'
import { freePort } from './free-port.ts'

const main = fileURLToPath(new URL('../../live/actor/main.js', import.meta.url))
const secret = 'a-secret-of-this-run'
const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))

/** Runs the Actor with an input, as the platform does. */
async function run(input: object) {
  const asked: string[] = []
  const base = await serve(
    createServer(({ url, headers }, response) => {
      asked.push(`${url} ${headers.authorization}`)
      response.end(JSON.stringify(input))
    }),
  )
  const port = await freePort()
  const env = {
    APIFY_API_BASE_URL: `${base}/v2/`,
    APIFY_TOKEN: 'tok',
    ACTOR_DEFAULT_KEY_VALUE_STORE_ID: 'store',
    ACTOR_INPUT_KEY: 'THE_INPUT',
    ACTOR_WEB_SERVER_PORT: String(port),
  }
  const child = spawn(process.execPath, [main], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ask = async (method: string, path: string, body?: Buffer): Promise<number> => {
    const sent = body === undefined ? {} : { body: new Uint8Array(body) }
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...sent }).catch(() => undefined)
      if (answer !== undefined) return answer.status
      await sleep(20)
    }
  }
  return { asked, ask, printed: buffer(child.stdout), ended: once(child, 'close') }
}

test('the Actor reads its input where the platform says, prints every byte of its output, and ends', async () => {
  const { asked, printed, ended } = await run({ output: gzipSync(every).toString('base64') })
  expect(await printed).toEqual(every)
  expect((await ended)[0]).toBe(0)
  expect(asked).toEqual(['/v2/key-value-stores/store/records/THE_INPUT Bearer tok'])
})

test('the Actor prints what it is told to by whoever knows its secret, and is not there for anybody else', async () => {
  const { ask, printed, ended } = await run({ secret, listens: true })
  const strangers = ['/', '/print', '/another-secret/print', `/${secret}`, `/${secret}/other`, `/x?/${secret}/print`]
  for (const path of strangers) expect(await ask('POST', path, Buffer.from('stranger\n'))).toBe(404)
  expect(await ask('GET', `/prefix/of/a/proxy/${secret}/ready`)).toBe(200)
  for (const piece of [every, Buffer.from('last')]) expect(await ask('POST', `/${secret}/print`, piece)).toBe(200)
  expect(await ask('POST', `/${secret}/end`)).toBe(200)
  expect(await printed).toEqual(Buffer.concat([every, Buffer.from('last')]))
  expect((await ended)[0]).toBe(0)
})

test('the Actor ends when nothing tells it anything for as long as its input says', async () => {
  const { ended } = await run({ secret, listens: true, silenceSecs: 0.2 })
  expect((await ended)[0]).toBe(0)
})
