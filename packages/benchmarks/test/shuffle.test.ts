import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createShuffle } from '../src/rounds/shuffle.ts'

test('a shuffle keeps every item, and leaves what it was given alone', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat()), (seed, items) => {
      const given = Object.freeze([...items])
      expect(createShuffle(seed)(given).toSorted()).toEqual(items.toSorted())
    }),
  )
})

test('each order of three comes about as often as the others', () => {
  const shuffle = createShuffle(1)
  const counts = new Map<string, number>()
  for (let time = 0; time < 6000; time += 1) {
    const order = shuffle(['a', 'b', 'c']).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
