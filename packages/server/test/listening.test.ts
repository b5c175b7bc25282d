import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLogServer } from '../src/index.ts'
import { connectTo, readAnswer } from './exchange-bytes.ts'
import { readStream } from './read-stream.ts'
import { startServer } from './start-server.ts'

test('the control interface stays on loopback, wherever logs are served', async () => {
  await using server = createLogServer()
  const { url, controlUrl } = await server.listen({ host: '0.0.0.0', controlPort: 0 })
  const byDefault = await server.listen()
  const hosts = [url, controlUrl, byDefault.url].map((each) => new URL(each as string).hostname)
  expect(hosts).toEqual(['0.0.0.0', '127.0.0.1', '127.0.0.1'])
})

test('if the control port is taken, the other port is released', async () => {
  await using server = createLogServer()
  const [free, taken] = [await server.listen(), await server.listen()]
  const [port, controlPort] = [free, taken].map(({ url }) => Number(new URL(url).port))
  await free.close()
  await expect(server.listen({ port, controlPort })).rejects.toMatchObject({ code: 'EADDRINUSE', port: controlPort })
  await server.listen({ port })
})

test('a request must arrive in time, but an upload or a follower of a silent log is not cut off', async () => {
  await using server = createLogServer()
  const { url, controlUrl } = await server.listen({ requestTimeoutMs: 500, controlPort: 0 })
  const run = server.runs.start({ id: 'a' })
  const stream = readStream(await fetch(`${url}/v2/logs/a?stream=1`))
  const upload = connectTo(controlUrl as string)
  upload.write('POST /runs/a/log HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 8\r\n\r\none\n')
  await stream.until('one\n')
  // They begin later than those above, which could have been cut off by the time that these are.
  const slow = [url, controlUrl as string].map((address) => {
    const socket = connectTo(address)
    socket.write('GET /v2/logs/a HTTP/1.1\r\nHost: ')
    return readAnswer(socket)
  })
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([408, 408])
  upload.write('two\n')
  expect((await readAnswer(upload)).status).toBe(204)
  run.finish()
  expect(await stream.rest()).toBe('one\ntwo\n')
})

test('closing waits five seconds for open answers, then cuts them', async () => {
  const server = await startServer()
  const run = server.runs.start({ id: 'a' })
  const [slow, stuck] = [connectTo(server.controlUrl), connectTo(server.controlUrl)]
  for (const upload of [slow, stuck]) {
    upload.write('POST /runs/a/log HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\na')
  }
  const answers = [slow, stuck].map((upload) => readAnswer(upload))
  await expect.poll(() => run.raw.length).toBe(2)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const closed = server.close()
  await vi.advanceTimersByTimeAsync(4999)
  slow.write('b')
  expect((await answers[0])?.status).toBe(204)
  expect(stuck.closed).toBe(false)
  vi.advanceTimersByTime(1)
  await expect.poll(() => stuck.closed).toBe(true)
  await closed
})

test('closing does not wait for a connection on which nothing was ever sent', async () => {
  const server = await startServer()
  const silent = connectTo(server.url)
  await once(silent, 'connect')
  // Accepted after the silent one.
  await fetch(server.logUrl('a'))
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  void server.close()
  await expect.poll(() => silent.closed).toBe(true)
})
