import { join } from 'node:path'

/** The files of one log. */
export interface LogFiles {
  readonly raw: string
  readonly printable: string
  readonly journal: string
}

const journalName = /^(\d+)\.journal$/

/** Names them by number: what a run is called never becomes part of a path. */
export function logFiles(directory: string, number: number): LogFiles {
  const path = (kind: string): string => join(directory, `${number}.${kind}`)
  return { raw: path('raw'), printable: path('printable'), journal: path('journal') }
}

/** The numbers of the logs whose journals are among these names, in order. */
export function logNumbers(names: readonly string[]): number[] {
  return names
    .map((name) => journalName.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((one, other) => one - other)
}
