import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stampLines } from './stamp-lines.ts'

const chunk = fc.string({ unit: fc.constantFrom('a', '\xff', '\0', '\n'), maxLength: 9 })

test('each line gets one stamp, the time of its first byte, wherever the output is cut', () => {
  fc.assert(
    fc.property(fc.array(chunk), (chunks) => {
      const timeOf = (index: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, index))
      const stamped = chunks.map((text, index) => {
        const before = chunks.slice(0, index).join('')
        return stampLines(Buffer.from(text, 'latin1'), /^$|\n$/.test(before), timeOf(index))
      })
      const bytes = chunks.flatMap((text, index) => Array.from(text, (byte) => ({ byte, time: timeOf(index) })))
      const expected = bytes.map(({ byte, time }, at) =>
        at === 0 || bytes[at - 1]?.byte === '\n' ? `${time.toISOString()} ${byte}` : byte,
      )
      expect(Buffer.concat(stamped).toString('latin1')).toBe(expected.join(''))
    }),
  )
})
