import { expect, onTestFinished, test } from 'vitest'
import { requireArrangements } from '../../src/targets/target.ts'
import { permitted } from './permitted.ts'
import type { SwitchName } from './permitted-target.ts'
import { permittedTarget } from './permitted-target.ts'

const names = Object.keys(permitted) as (keyof typeof permitted)[]

/** What the platform adds, and by what the kit tells that. */
const framing = /^2017\S+ ((?:ACTOR|get-log-contract:).*\n)?/gm

async function arrange(...switches: SwitchName[]) {
  const target = await permittedTarget(...switches)
  onTestFinished(async () => target.close())
  const at = ({ id }: { id: string }, query = '') => `${target.url}/v2/logs/${id}${query}`
  return { at, ...requireArrangements(target, 'steeredLog', 'writtenLog', 'guardedLog', 'unknownLog') }
}

/** Follows a log; a stream with nothing in it is opened again. */
async function* follow(url: string, headers: Readonly<Record<string, string>>): AsyncGenerator<string> {
  for (let empty = true; empty; ) {
    const { body } = await fetch(url, { headers })
    for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      empty = false
      yield piece
    }
  }
}

test.each(names)('%s: a log is streamed as it grows, without its escape codes, until its run ends', async (name) => {
  const { at, steeredLog } = await arrange(name)
  const log = await steeredLog()
  await log.append('line 1\n')
  let seen = ''
  for await (const piece of follow(at(log, '?stream=1'), log.headers ?? {})) {
    seen += piece
    if (seen.endsWith('line 1\n')) await log.append('line \x1b[3').then(() => log.append('1m2\x1b[0m\n'))
    if (seen.endsWith('line 2\n')) await log.finish()
  }
  expect(seen.replaceAll(framing, '')).toBe('line 1\nline 2\n')
})

test.each(names)('%s: a raw log is what was written', async (name) => {
  const { at, writtenLog } = await arrange(name)
  const log = await writtenLog(Buffer.from('\x1b[31mred\x1b[0m\t\r\n\xff\xfe\0\n', 'latin1'))
  const response = await fetch(at(log, '?raw=true'), log.headers ? { headers: log.headers } : {})
  const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect({ status: response.status, bytes: bytes.replaceAll(framing, '') }).toEqual({
    status: 200,
    bytes: Buffer.from(log.written).toString('latin1'),
  })
})

test.each(names)(
  '%s: an id that names nothing is 404, and a restricted log is given to its owner alone',
  async (name) => {
    const { at, guardedLog, unknownLog } = await arrange(name)
    const guarded = await guardedLog()
    const unknown = await unknownLog()
    const statusFor = async (token: string) =>
      (await fetch(at(guarded), { headers: { Authorization: `Bearer ${token}` } })).status
    const missing = await fetch(at(unknown), { headers: { Authorization: `Bearer ${guarded.ownerToken}` } })
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ error: { type: expect.any(String), message: expect.any(String) } })
    expect(await statusFor(guarded.ownerToken)).toBe(200)
    expect(await statusFor(guarded.otherToken)).toBeOneOf([401, 403, 404])
    expect((await fetch(at(guarded))).status).toBeOneOf([401, 403, 404])
  },
)
