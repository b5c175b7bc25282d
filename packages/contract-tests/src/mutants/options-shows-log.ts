import { leakLog } from '../proof/leak-log.ts'
import type { Mutant } from '../proof/mutant.ts'
import { defineMutant } from '../proof/mutant.ts'
import { withBytes } from '../proof/wire.ts'

export const optionsShowsLog: Mutant = defineMutant({
  name: 'options-shows-log',
  title: 'OPTIONS shows a log that was read before',
  killedBy: [['methods/restricted', 'log-bytes']],
  start: leakLog(204, (answer, log) => ({ ...withBytes(answer, log), status: 200 })),
})
