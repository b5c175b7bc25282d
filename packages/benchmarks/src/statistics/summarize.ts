/** Where the middle of some values lies, and how far they spread. */
export interface Summary {
  readonly median: number
  /** Half of the values lie between the two quartiles. */
  readonly lowerQuartile: number
  readonly upperQuartile: number
}

/**
 * The median and the quartiles, interpolated between neighbours.
 *
 * @throws RangeError without values, or with one that is no number.
 */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('No values to summarize.')
  const unfit = values.find((value) => !Number.isFinite(value))
  if (unfit !== undefined) throw new RangeError(`Not a number to summarize: ${unfit}.`)
  const sorted = [...values].sort((a, b) => a - b)
  const quantile = (share: number): number => {
    const position = share * (sorted.length - 1)
    const below = sorted[Math.floor(position)] as number
    const above = sorted[Math.ceil(position)] as number
    // Not a weighted sum of both, which for two equal neighbours may be neither.
    return below + (above - below) * (position - Math.floor(position))
  }
  return { median: quantile(0.5), lowerQuartile: quantile(0.25), upperQuartile: quantile(0.75) }
}
