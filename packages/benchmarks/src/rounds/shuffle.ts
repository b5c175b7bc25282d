import { createHash } from 'node:crypto'

/** Gives what it is given in another order each time. */
export type Shuffle = <Item>(items: readonly Item[]) => Item[]

/** Makes a shuffle whose orders follow from a seed: the same seed, the same orders. */
export function createShuffle(seed: number): Shuffle {
  let draws = 0
  const draw = (): string => {
    draws += 1
    return createHash('sha256').update(`${seed} ${draws}`).digest('hex')
  }
  return (items) =>
    items
      .map((item) => ({ item, place: draw() }))
      .toSorted((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ item }) => item)
}
