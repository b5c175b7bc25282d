/** Gives what it is given in another order each time. */
export type Shuffle = <Item>(items: readonly Item[]) => Item[]

/** Makes a shuffle whose orders follow from a seed: the same seed, the same orders. */
export function createShuffle(seed: number): Shuffle {
  let state = seed
  // Mulberry32, by Tommy Ettinger.
  const draw = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
  return (items) => {
    const left = [...items]
    return items.flatMap(() => left.splice(draw(left.length), 1))
  }
}
