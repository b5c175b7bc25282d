import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { repetitions } from '@get-log/workspace/repetitions'
import { expect, test } from 'vitest'
import { openFileStore } from '../src/files/index.ts'
import { createLogServer } from '../src/index.ts'
import { interrupted, withoutTime } from './start-on-files.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

const lineOf = (_: unknown, line: number): string => `\u001b[32mline ${line}\u001b[0m ${'é'.repeat(line % 500)}\n`
const log = Array.from({ length: 20_000 }, lineOf).join('')

test(
  'a killed server loses nothing that it acknowledged, whatever the moment, and no append is there by half',
  async () => {
    for (let left = repetitions(2, 300); left > 0; left--) {
      using directory = makeTemporaryDirectory()
      const acknowledged = await killAppender(directory.path)
      await using server = createLogServer({ store: openFileStore(directory.path, { tell: () => {} }) })
      const read = (name: string): string => readFileSync(join(directory.path, name), 'utf8')
      const [raw, printable] = [read('1.raw'), read('1.printable')]
      expect(server.runs.get('a')).toMatchObject({ state: 'finished', raw: { length: Buffer.byteLength(raw) } })
      const kept = withoutTime(raw).slice(0, -interrupted('').length)
      expect(kept).toMatch(/\n$/)
      expect(Buffer.byteLength(kept)).toBeGreaterThanOrEqual(acknowledged)
      expect([withoutTime(raw) === interrupted(kept), log.startsWith(kept)]).toEqual([true, true])
      expect(printable === raw.replaceAll(/\u001b\[\d+m/g, '')).toBe(true)
    }
  },
  repetitions(60_000, 600_000),
)

/** Kills a program that appends, at a random moment; answers how many bytes it said were acknowledged. */
async function killAppender(directory: string): Promise<number> {
  const program = fileURLToPath(new URL('programs/append-until-killed.js', import.meta.url))
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  let written = ''
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    written += text
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  if (child.exitCode !== null) throw new Error(`The program ended by itself, with exit code ${child.exitCode}.`)
  await sleep(Math.random() * 20)
  child.kill('SIGKILL')
  await closed
  return Number(written.slice(0, written.lastIndexOf('\n')).split('\n').at(-1))
}
