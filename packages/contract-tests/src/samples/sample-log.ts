/** A log of a few ordinary lines, each with a time and the label, so that a line shows which log it belongs to. */
export function sampleLog(label: string, count = 3): string {
  return Array.from({ length: count }, (_, index) => sampleLine(label, index + 1)).join('')
}

/** Line number `number` of {@link sampleLog}, with its newline. */
export function sampleLine(label: string, number: number): string {
  const time = new Date(Date.UTC(2017, 6, 14, 6, 0, 49, 0) + number).toISOString()
  return `${time} ${label}: line ${number}\n`
}
