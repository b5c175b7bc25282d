/** Does this with each, so many at once; what comes of it stands in their order. */
export async function mapAtOnce<Item, Outcome>(
  items: readonly Item[],
  atOnce: number,
  step: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const queue = items.entries()
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) outcomes[index] = await step(item)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return outcomes
}
