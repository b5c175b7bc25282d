import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { serve } from '../../test/serve.ts'
import type { Scene } from '../clause/scene.ts'
import { Blocked } from '../clause/scene.ts'
import { Reading } from '../witness/reading.ts'
import { deliverSteps } from './deliver-lines.ts'

const scene = { patienceMs: 200 } as Scene<never>

/** A stream that sends one line, and the end of it. */
async function openStream(): Promise<{ reading: Reading; end: () => void }> {
  let end: () => void = () => {}
  const server = createServer((socket) => {
    socket.resume().write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\none\n')
    end = () => socket.end()
  })
  const request = { method: 'GET', origin: await serve(server), path: '/', headers: {} }
  const reading = new Reading(request, { silenceMs: 5000, totalMs: 5000, maxBytes: 1000 })
  onTestFinished(async () => void (await reading.abort()))
  await reading.until(({ received }) => received > 0, 5000)
  return { reading, end: () => end() }
}

const refuse = async (): Promise<void> => {
  throw new Blocked('The run is finished')
}

test('a run that accepts no more lines and has ended its streams was ended early', async () => {
  const { reading, end } = await openStream()
  end()
  const delivered = deliverSteps(scene, { append: refuse }, [reading], [{ append: 'two\n' }])
  await expect(delivered).rejects.toMatchObject({ findings: [{ code: 'ended-early' }] })
})

test('a run that accepts no more lines while its streams go on blocks the clause', async () => {
  const { reading } = await openStream()
  const delivered = deliverSteps(scene, { append: refuse }, [reading], [{ append: 'two\n' }])
  await expect(delivered).rejects.toThrow(Blocked)
})

test('what arrived instead is shown', async () => {
  const { reading } = await openStream()
  const delivered = deliverSteps(scene, { append: async () => {} }, [reading], [{ append: 'two\n' }])
  const seen = expect.stringMatching(/^"one\\n", and then nothing for \d+ ms$/)
  await expect(delivered).rejects.toMatchObject({ findings: [{ code: 'not-delivered', seen }] })
})

test('bytes that are not text are awaited as they are', async () => {
  const { reading, end } = await openStream()
  const append = async (): Promise<void> => end()
  await deliverSteps(scene, { append }, [reading], [{ append: Uint8Array.of(0x6f, 0x6e) }])
})
