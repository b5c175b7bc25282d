/** Does this for each item, this many at once; the results are in the order of the items. */
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
