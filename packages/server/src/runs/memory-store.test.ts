import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemoryBytes } from './memory-store.ts'

const pageSize = 4 * 1024 * 1024

function readAll(bytes: MemoryBytes, from: number, to: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = from; at < to; ) {
    const part = bytes.read(at, to)
    expect(part.length).toBeGreaterThan(0)
    parts.push(part)
    at += part.length
  }
  return Buffer.concat(parts)
}

test('reads back what was written, whatever the sizes of the appends', () => {
  const sizes = fc.array(
    fc.oneof(fc.nat(5000), fc.constantFrom(0, 1, 1023, 1024, pageSize - 1, pageSize, pageSize + 1)),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (lengths, one, other) => {
      const bytes = new MemoryBytes()
      const chunks = lengths.map((length, index) => new Uint8Array(length).fill(index + 1))
      for (const chunk of chunks) bytes.append(chunk)
      const expected = Buffer.concat(chunks)
      expect(bytes.length).toBe(expected.length)
      const [from, to] = [one % (expected.length + 1), other % (expected.length + 1)].sort((a, b) => a - b) as [
        number,
        number,
      ]
      expect(Buffer.compare(readAll(bytes, from, to), expected.subarray(from, to))).toBe(0)
    }),
    { numRuns: 20 },
  )
})

test('bytes read before stay the same while the log grows', () => {
  const bytes = new MemoryBytes()
  bytes.append(Uint8Array.of(1, 2, 3))
  const before = bytes.read(0, 3)
  for (let count = 0; count < 5000; count++) bytes.append(Uint8Array.of(9, 9))
  expect(Array.from(before)).toEqual([1, 2, 3])
})

test('a small log is one piece', () => {
  const bytes = new MemoryBytes()
  for (let count = 0; count < 1000; count++) bytes.append(new Uint8Array(100))
  expect(bytes.read(0, 100_000).length).toBe(100_000)
})
