import { fileURLToPath } from 'node:url'
import { repetitions } from '@get-log/workspace/repetitions'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import type * as module from '../src/stripper/stripper.ts'

const size = 64_000
const any = Array.from({ length: 256 }, (_, byte) => byte)
const ofEach = (bytes: readonly number[]): Buffer =>
  Buffer.from(Array.from({ length: size }, () => bytes[Math.floor(Math.random() * bytes.length)] as number))
const overAndOver =
  'ff 1b 00 0d 61c3a9 61ff 1b4d 0a1b 0d0a c285 c29b e282 f09f98 eda080 f4908080 1b5d07 1b5b0a 1b5dc2 e2820d'
const worst = new Map([
  ['random', ofEach(any)],
  ['random, no ASCII', ofEach(any.slice(0x80))],
  ['random returns', ofEach([0x0d, 0x61])],
  ['random line ends', ofEach([0x0d, 0x0a, 0x61, 0xc3])],
  ['random escapes', ofEach([...Buffer.from('\u001b[]m\r\na'), 0xc2, 0x9b])],
  ...overAndOver.split(' ').map((hex) => [hex, Buffer.alloc(size, Buffer.from(hex, 'hex'))] as const),
])

test('whatever the bytes, they are not stripped ten times slower than plain text', async () => {
  // As it is published: what the tests run otherwise looks each name of another file up anew.
  const entry = fileURLToPath(new URL('../src/stripper/stripper.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm' })
  const code = Buffer.from(outputFiles[0]?.contents as Uint8Array).toString('base64')
  const { Stripper }: typeof module = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
  const times = ['a line of plain text\n', ...worst.values()].map((bytes) => {
    const input = typeof bytes === 'string' ? Buffer.alloc(size, bytes) : bytes
    // As long for all, so that others disturb them alike.
    const times = typeof bytes === 'string' ? 8 : 1
    return { input, times, best: Number.POSITIVE_INFINITY }
  })
  for (let round = 0; round < 25; round++) {
    for (const each of times) {
      const started = performance.now()
      for (let time = 0; time < each.times; time++) new Stripper().push(each.input)
      each.best = Math.min(each.best, (performance.now() - started) / each.times)
    }
  }
  const [text, ...others] = times.map(({ best }) => best)
  const ratios = Array.from(
    worst.keys(),
    (name, index) => [name, (others[index] as number) / (text as number)] as const,
  )
  // On a busy machine less is sure.
  expect(ratios.filter(([, ratio]) => ratio > repetitions(15, 10))).toEqual([])
})
