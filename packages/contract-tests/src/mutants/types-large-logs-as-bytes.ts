import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { typeLogs } from '../proof/type-logs.ts'

export const typesLargeLogsAsBytes: Mutant = defineMutant({
  name: 'types-large-logs-as-bytes',
  title: 'A log of more than a megabyte is bytes',
  killedBy: [['body/every-media-type', 'media-type']],
  start: () => typeLogs((_, log) => (log.length > 1024 * 1024 ? 'application/octet-stream' : undefined)),
})
