import { repetitions } from '@get-log/workspace/repetitions'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRunningHash } from './running-hash.ts'

function hashOf(...chunks: Uint8Array[]): string {
  const hash = createRunningHash()
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest()
}

// Of any length up to the maximum: by default they would hardly ever fill a block.
const bytes = fc.uint8Array({ maxLength: 200, size: 'max' })

test('the hash of bytes is the same however they are cut, and wherever they lie', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), fc.nat(7), (chunks, start) => {
      const views = chunks.map((chunk) => chunk.subarray(start))
      expect(hashOf(...views)).toBe(hashOf(new Uint8Array(views.flatMap((view) => [...view]))))
    }),
  )
})

test.each([
  [0, 0x02cc5d05],
  [1, 0xcf65b03e],
  [14, 0x1208e7e2],
  [222, 0x5bd11dbd],
])('the hash of the first %i test bytes of xxHash32 is the published one, once it is finished', (length, published) => {
  expect(finishXxHash32(hashOf(createTestBytes(length)), length)).toBe(published)
})

// A digit is what most often differs between two logs; the seed makes each run the same.
test('no log with other digits, lines swapped or a block repeated has the same hash, in many trials', {
  timeout: 120_000,
}, () => {
  let seed = 1
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
    return ((seed >>> 8) * below) >>> 24
  }
  const lines = Array.from({ length: 8 }, (_, i) => `2017-07-14T06:00:49.${100 + i}Z 12${i}\n`.padStart(30, '0'))
  const log = new TextEncoder().encode(lines.join(''))
  const original = hashOf(log)
  const digits = [...log.keys()].filter((i) => (log[i] as number) >= 48 && (log[i] as number) < 58)
  const digit = () => digits[random(digits.length)] as number
  const change = (changed: Uint8Array, index: number) => {
    changed[index] = 48 + (((changed[index] as number) - 48 + 1 + random(9)) % 10)
  }
  const kinds: ((changed: Uint8Array, trial: number) => unknown)[] = [
    // One to four digits anywhere.
    (changed, trial) => Array.from({ length: 1 + (trial % 4) }, () => change(changed, digit())),
    // The same column of neighbouring lines.
    (changed) => {
      const index = digit() % (log.length - 30)
      for (const each of [index, index + 30]) if (digits.includes(each)) change(changed, each)
    },
    // Two lines swapped.
    (changed) => {
      const [from, to] = [30 * random(8), 30 * random(8)]
      changed.set(log.subarray(from, from + 30), to)
      changed.set(log.subarray(to, to + 30), from)
    },
    // A block where another one was.
    (changed) => changed.copyWithin(16 * random(15), 16 * random(15), 16 * random(15)),
  ]
  let collisions = 0
  let trials = 0
  for (let trial = 0; trials < repetitions(20_000, 1_000_000); trial++) {
    const changed = log.slice()
    kinds[trial % kinds.length]?.(changed, trial >> 2)
    if (Buffer.compare(changed, log) === 0) continue
    trials++
    if (hashOf(changed) === original) collisions++
  }
  expect(collisions).toBe(0)
})

const [prime1, prime2, prime3, prime4, prime5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1]

function createTestBytes(length: number): Uint8Array {
  let generator = BigInt(prime1)
  return Uint8Array.from({ length }, () => {
    const byte = Number(generator >> 56n)
    generator = BigInt.asUintN(64, generator * 11_400_714_785_074_694_797n)
    return byte
  })
}

/** What the definition of xxHash32 does with the lanes and the bytes that fill no block, its steps 3 to 6. */
function finishXxHash32(digest: string, length: number): number {
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = digest.split(',').filter(Boolean).map(Number)
  const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))
  let hash = length < 16 ? prime5 : rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)
  hash = (hash + length) | 0
  const view = new DataView(Uint8Array.from(rest).buffer)
  let i = 0
  for (; i + 4 <= rest.length; i += 4) {
    hash = Math.imul(rotate((hash + Math.imul(view.getInt32(i, true), prime3)) | 0, 17), prime4)
  }
  for (; i < rest.length; i++) hash = Math.imul(rotate((hash + Math.imul(view.getUint8(i), prime5)) | 0, 11), prime1)
  hash = Math.imul(hash ^ (hash >>> 15), prime2)
  hash = Math.imul(hash ^ (hash >>> 13), prime3)
  return (hash ^ (hash >>> 16)) >>> 0
}
