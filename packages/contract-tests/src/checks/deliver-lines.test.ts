import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { Scene } from '../clause/scene.ts'
import { Blocked } from '../clause/scene.ts'
import { Reading } from '../witness/reading.ts'
import { deliverSteps } from './deliver-lines.ts'

const scene = { patienceMs: 200 } as Scene<never>

/** A stream that sends one line, and the end of it. */
async function openStream(): Promise<AsyncDisposable & { reading: Reading; end: () => void }> {
  let end: () => void = () => {}
  const server = createServer((socket) => {
    socket.on('error', () => {}).resume()
    socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\none\n')
    end = () => socket.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const limits = { silenceMs: 5000, totalMs: 5000, maxBytes: 1000 }
  const reading = new Reading({ method: 'GET', origin, path: '/', headers: {} }, limits)
  await reading.until(({ received }) => received > 0, 5000)
  const dispose = async (): Promise<void> => {
    await reading.abort()
    await new Promise((resolve) => server.close(resolve))
  }
  return { reading, end: () => end(), [Symbol.asyncDispose]: dispose }
}

const refuse = async (): Promise<void> => {
  throw new Blocked('The run is finished')
}

test('a run that takes no more lines and has ended its streams was ended early', async () => {
  await using stream = await openStream()
  stream.end()
  const found = await deliverSteps(scene, { append: refuse }, [stream.reading], [{ append: 'two\n' }])
  expect(found).toMatchObject([{ code: 'ended-early' }])
})

test('a run that takes no more lines while its streams go on blocks the clause', async () => {
  await using stream = await openStream()
  const delivered = deliverSteps(scene, { append: refuse }, [stream.reading], [{ append: 'two\n' }])
  await expect(delivered).rejects.toThrow(Blocked)
})

test('what did come instead is shown', async () => {
  await using stream = await openStream()
  const found = await deliverSteps(scene, { append: async () => {} }, [stream.reading], [{ append: 'two\n' }])
  expect(found).toMatchObject([
    { code: 'not-delivered', seen: expect.stringMatching(/^"one\\n", and then nothing for \d+ ms$/) },
  ])
})

test('bytes that are no text are awaited as they are', async () => {
  await using stream = await openStream()
  const append = async (): Promise<void> => stream.end()
  const found = await deliverSteps(scene, { append }, [stream.reading], [{ append: Uint8Array.of(0x6f, 0x6e) }])
  expect(found).toEqual([])
})
