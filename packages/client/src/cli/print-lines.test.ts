import { expect, test, vi } from 'vitest'
import { printLines } from './print-lines.ts'

const log = [
  'before any time',
  '2026-01-31T11:00:00.000Z INFO one',
  '2026-01-31T11:10:00.000Z 2026-01-31T12:10:00+01:00 ERROR two',
  '    at three',
  '2026-01-31T11:20:00.000Z "four"',
]
const odd = ['2026-01-31T11:20:00Z one', '2026-13-45T99:99:99Z two', 'three']
const comma = ['2026-01-31T11:00:00,5Z one']
const since = (time: string) => Date.parse(`2026-01-31T${time}Z`)

async function print(lines: string[], wanted: Partial<Parameters<typeof printLines>[1]>, tell = vi.fn()) {
  async function* give(): AsyncGenerator<string> {
    yield* lines
  }
  let printed = ''
  const all = { since: undefined, grep: undefined, json: false, ...wanted }
  for await (const bytes of printLines(give(), all, tell)) printed += Buffer.from(bytes)
  return printed
}

test.each<[string, Partial<Parameters<typeof printLines>[1]>, (string | undefined)[], string[]?]>([
  ['every line, by default', {}, log],
  ['lines since a time, and what belongs to them', { since: since('11:10:00') }, log.slice(2)],
  ['no line if all are older', { since: since('12:00:00') }, []],
  ['lines after a time that is none', { since: since('11:10:00') }, odd, odd],
  ['lines whose time has a comma', { since: since('11:00:00') }, comma, comma],
  ['lines that match', { grep: /error|^\s+at/i }, log.slice(2, 4)],
  ['lines that match since a time', { since: since('11:10:00'), grep: /T11/ }, [log[2], log[4]]],
])('prints %s', async (_, wanted, printed, lines = log) => {
  expect(await print(lines, wanted)).toBe(printed.map((line) => `${line}\n`).join(''))
})

test('prints lines as objects, without the times within', async () => {
  expect(await print(log.slice(2), { json: true })).toBe(
    '{"time":"2026-01-31T11:10:00.000Z","text":"ERROR two"}\n' +
      '{"time":null,"text":"    at three"}\n' +
      '{"time":"2026-01-31T11:20:00.000Z","text":"\\"four\\""}\n',
  )
})

test.each([
  ['no line has a time', ['one'], 1],
  ['there is no line', [], 0],
  ['all are older', log, 0],
])('where --since finds nothing, since %s, that is told or not', async (_, lines, times) => {
  const tell = vi.fn()
  expect(await print(lines, { since: since('12:00:00') }, tell)).toBe('')
  expect(tell).toHaveBeenCalledTimes(times)
})
